import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Trial, WithoutCheck } from '../../engine/index.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';
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
          <td colSpan={3}>
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
  const formats = useFormats();
  const { compareWithout } = useAppStoreApi().getState();
  const name = t(`faults.${entry.fault}.title`);
  return (
    <>
      <td>{name}</td>
      <td>
        {harms.length === 0
          ? t('faults.ui.stops.noHarm')
          : formats.list(harms.map((harm) => t(`faults.ui.harms.${harm}`)))}
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
  const list = phrases(
    behind.map(({ entry, by, check }) => {
      const name = t(`faults.${entry.fault}.title`);
      return by === check || by === null
        ? t('faults.ui.stops.cannotGoOn', { name })
        : t('faults.ui.stops.behindOne', { name, check: t(`checks.short.${by}`) });
    }),
  );
  return (
    <>
      {past === 0 && isDone && `${t('faults.ui.stops.noneGetsPast')} `}
      {t('faults.ui.stops.behind', { list })}
    </>
  );
}
