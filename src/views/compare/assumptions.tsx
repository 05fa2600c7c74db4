import type { Ledger, Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { type DataTable, numberCell } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { useFormats } from '../use-formats.ts';
import { octetsOf, Switch, useFavours } from './assumption-switch.tsx';
import classes from './compare.module.css';
import { designHeads, differenceCells, shownHeads } from './export-text.ts';
import { differenceOf } from './ledger-rows.ts';
import { optionsOf, switchNames } from './switches.ts';
import { useCompareContext } from './use-compare-context.ts';
import { useDesignNames } from './use-design-names.ts';
import { useNetworkWords } from './use-network-words.ts';

type Props = Readonly<{ ledgers: readonly Ledger[]; scenario: Scenario; until: string }>;

/** What the octets assume: each assumption a switch, with the octets under all that it can stand at. */
export function Assumptions({ ledgers, scenario, until }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const compare = useAppStore((state) => state.compare);
  const { short } = useDesignNames();
  const { heads, shown } = useHeads();
  const { title, context } = useCompareContext(scenario, until);
  const { counted, network } = useNetworkWords();
  const favours = useFavours(ledgers);
  const tableOf = (): DataTable => ({
    title: `${t('compare.assumption.title')} · ${title}`,
    heads,
    rows: switchNames.flatMap((name) =>
      optionsOf(name, compare).map((option) => {
        const [first = 0, ...others] = octetsOf(ledgers, option);
        return [
          `${t(`compare.assumption.name.${name}`)}: ${t(`compare.assumption.option.${option.name}`)}`,
          numberCell(formats, first),
          ...others.flatMap((value) => [
            numberCell(formats, value),
            ...differenceCells(differenceOf(first, value), 0, formats),
          ]),
          favours(option.name),
        ];
      }),
    ),
    context: context(),
    marks: [t('compare.assumption.note')],
  });
  const now = [
    counted,
    t('compare.assumption.second', {
      choice: t(`compare.assumption.inText.${compare.keyDocument}`),
    }),
    network,
  ];
  return (
    <details className={classes.assumption}>
      <summary>
        <b>{t('compare.assumption.title')}</b>
        <span className={classes.note}>
          {t('compare.assumption.now', { list: now.join(' · ') })}
        </span>
      </summary>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t('compare.assumption.table')}>
          <thead>
            <tr>
              {heads.map((head, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same design
                <th key={place} scope="col" aria-label={head}>
                  {shown[place]}
                </th>
              ))}
            </tr>
          </thead>
          {switchNames.map((name) => (
            <Switch key={name} {...{ name, ledgers }} columns={short.length * 3} />
          ))}
        </table>
      </div>
      <TableMenu
        title={t('compare.assumption.title')}
        file="keyladder-assumptions"
        tableOf={tableOf}
      />
      <p className={classes.note}>{t('compare.assumption.note')}</p>
    </details>
  );
}

/** The heads of the table: all of each, and what is shown of it. */
function useHeads(): Readonly<Record<'heads' | 'shown', readonly string[]>> {
  const { t } = useTranslation();
  const { short } = useDesignNames();
  const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);
  const around = (designs: readonly string[]) => [
    t('compare.assumption.head'),
    ...designs,
    t('compare.assumption.favours'),
  ];
  return { heads: around(designHeads(short, words)), shown: around(shownHeads(short, words)) };
}
