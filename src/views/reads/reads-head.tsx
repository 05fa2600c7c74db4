import { IconHandStop, IconKey, IconMicrophone } from '@tabler/icons-react';
import type { Act, Traffic } from '../../engine/index.ts';
import { actsOf, planOf, type Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { actSpans } from '../../store/reads-table.ts';
import { purposeLook } from '../purpose-look.ts';
import classes from './reads.module.css';
import type { ReadsWords } from './use-reads-words.ts';

/** What an act is called; the shell knows. */
export type ActTitle = (act: Act | null, scene: Scenario) => string;

type Props = Readonly<{
  scenario: Scenario;
  traffic: readonly Traffic[];
  words: ReadsWords;
  actTitle: ActTitle;
}>;

/** Acts, and below each what went over the network in it. */
export function ReadsHead({ scenario, traffic, words, actTitle }: Props) {
  const { t } = useTranslation();
  const scenes = actsOf(scenario);
  return (
    <thead>
      <tr>
        <th rowSpan={2} scope="col" className={classes.party}>
          {t('reads.party')}
        </th>
        {actSpans(traffic).map(({ act, columns }) => {
          const scene = scenes[act - 1];
          const title = scene ? actTitle(planOf(scene).act, scene) : '';
          return (
            <th key={act} colSpan={columns} scope="colgroup" className={classes.act} title={title}>
              <span>{t('reads.act', { n: act, title })}</span>
            </th>
          );
        })}
      </tr>
      <tr>
        {traffic.map((item, column) => (
          <th
            key={item.id}
            scope="col"
            title={words.item(item)}
            className={classes.item}
            data-first={traffic[column - 1]?.act !== item.act || undefined}
          >
            <ItemSign item={item} />
            <span className={classes.who} aria-hidden="true">
              {words.names.short(headOf(item))}
            </span>
            <span className={classes.hidden}>{words.item(item)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Whom a column is named after: who sends a packet or uploads its key, otherwise who gets the key. */
const headOf = (item: Traffic) =>
  item.kind === 'packet' || item.purposes.includes('client') ? item.from : item.to;

/** A key with the mark of what it is for, a microphone, a raised hand. */
function ItemSign({ item }: { item: Traffic }) {
  const { t } = useTranslation();
  if (item.kind === 'packet') {
    const Sign = item.use === 'media' ? IconMicrophone : IconHandStop;
    return (
      <span className={classes.sign} data-purpose={item.use}>
        <Sign size={16} stroke={1.75} aria-hidden />
      </span>
    );
  }
  return (
    <span className={classes.sign} aria-hidden="true">
      <IconKey size={14} stroke={1.75} />
      {item.purposes.map((purpose) => (
        <b key={purpose} data-purpose={purposeLook(purpose)}>
          {t(`trace.purposeMark.${purpose}`)}
        </b>
      ))}
    </span>
  );
}
