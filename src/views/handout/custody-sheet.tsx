import { type Actor, custodyAt, eventIndex } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { LessonMoment } from '../../lesson/lesson.ts';
import { custodyOf, eventsInAct } from '../../lesson/question-run.ts';
import { custodyKeys } from '../../store/custody-selectors.ts';
import { createActorNames } from '../actor-names.ts';
import type { MadeRun } from '../made-run.ts';
import classes from './handout.module.css';

type Props = Readonly<{ run: MadeRun; moment: LessonMoment }>;

const ueCount = (actors: readonly Actor[], of: Actor['system']) =>
  actors.filter(({ kind, system }) => kind === 'ue' && system === of).length;

/** Who holds which key at a moment, in words: what the screen shows in place of the figure. */
export function CustodySheet({ run: { actors, events }, moment }: Props) {
  const { t } = useTranslation();
  const place = { scenario: moment.scenario, events, eventId: moment.at.eventId };
  const custody = custodyOf(place);
  const keys = custodyKeys(custody);
  const at = eventIndex(eventsInAct(place), moment.at.eventId);
  const names = createActorNames(
    (key, values = {}) => t(key, values),
    moment.scenario.procedure === 'group-regroup',
    { primary: ueCount(actors, 'primary'), partner: ueCount(actors, 'partner') },
  );
  return (
    <table className={classes.custody}>
      <thead>
        <tr>
          <th scope="col">{t('handout.party')}</th>
          {keys.map((key) => (
            <th key={key} scope="col">
              {t(`custody.key.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {actors.map(({ id }) => {
          const holdings = custodyAt(custody.get(id) ?? [], at);
          return (
            <tr key={id}>
              <th scope="row">{names.short(id)}</th>
              {keys.map((key) => (
                <td key={key}>{t(`custody.legendShort.${holdings.get(key)?.state ?? 'none'}`)}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
