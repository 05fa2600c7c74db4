import { Button } from '@mantine/core';
import type { Trial, WithoutCheck } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './faults.module.css';
import { usePhrases } from './use-phrases.ts';

type Props = Readonly<{ row: WithoutCheck; isDone: boolean }>;

/** One check: the faults only it stops, a line each, and those that others stop as well. */
export function StopsRow({ row: { check, unstopped, behind }, isDone }: Props) {
  const { t } = useTranslation();
  const says = unstopped.length === 0 || behind.length > 0;
  const lines = unstopped.length + (says ? 1 : 0);
  const name = (
    <th scope="rowgroup" rowSpan={lines}>
      {t(`checks.name.${check}`)}
    </th>
  );
  return (
    <tbody data-check={check}>
      {unstopped.map((trial, index) => (
        <tr key={trial.entry.fault}>
          {index === 0 && name}
          <Past trial={trial} />
        </tr>
      ))}
      {says && (
        <tr>
          {unstopped.length === 0 && name}
          <td colSpan={3} className={classes.rest}>
            <Rest isDone={isDone} past={unstopped.length} behind={behind} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** A fault that gets past without the check, and what it does. */
function Past({ trial: { entry, scenario, party, check, harms } }: Readonly<{ trial: Trial }>) {
  const { t } = useTranslation();
  const phrases = usePhrases();
  const { compareWithout } = useAppStoreApi().getState();
  const name = t(`faults.${entry.fault}.title`);
  return (
    <>
      <td>{name}</td>
      <td>
        {harms.length === 0
          ? t('faults.ui.stops.noHarm')
          : phrases(harms.map((harm) => t(`faults.ui.harms.${harm}`)))}
      </td>
      <td>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('faults.ui.stops.showOf', { name })}
          onClick={() => compareWithout(scenario, { party, check })}
        >
          {t('faults.ui.stops.show')}
        </Button>
      </td>
    </>
  );
}

type RestProps = Readonly<{ isDone: boolean; past: number; behind: readonly Trial[] }>;

/** What is stopped without the check as well; or why nothing gets past. */
function Rest({ isDone, past, behind }: RestProps) {
  const { t } = useTranslation();
  const phrases = usePhrases();
  if (behind.length === 0) return t(`faults.ui.stops.${isDone ? 'noFault' : 'untried'}`);
  const title = ({ entry }: Trial) => t(`faults.${entry.fault}.title`);
  const cannotGoOn = behind.filter(({ by, check }) => by === check);
  const byOthers = behind.filter(({ by, check }) => by !== check);
  return (
    <>
      {past === 0 && isDone && <p>{t('faults.ui.stops.noneGetsPast')}</p>}
      {byOthers.length > 0 && (
        <p>
          {t('faults.ui.stops.behind', {
            list: phrases(
              byOthers.map((trial) =>
                t('faults.ui.stops.behindOne', {
                  name: title(trial),
                  check: t(`checks.short.${trial.by}`),
                }),
              ),
            ),
          })}
        </p>
      )}
      {cannotGoOn.length > 0 && (
        <p>{t('faults.ui.stops.cannotGoOn', { list: phrases(cannotGoOn.map(title)) })}</p>
      )}
    </>
  );
}
