import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { harmsOf } from '../../engine/index.ts';
import { runsTwice, runTotals } from '../../store/selectors.ts';
import type { ScenarioSlice } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { RunProgress } from '../run-progress.tsx';
import { useFormats } from '../use-formats.ts';
import { OpenedNote } from './opened-note.tsx';
import classes from './outcome.module.css';
import {
  comparedNote,
  keysOf,
  type OutcomeRow,
  openedCounts,
  outcomeCounts,
  outcomeRows,
  packetsOf,
} from './outcome-rows.ts';

/** The outcome of the run on the screen: keys, messages, octets and operations, and in the dual
 *  modes what changes against carrying out the procedure twice. */
export function Outcome() {
  const { t } = useTranslation();
  const source = useAppStore((state) => state.trace.source);
  const events = useAppStore((state) => state.trace.events);
  const baseline = useAppStore((state) => state.baseline);
  const dual = source.kind === 'scenario' && source.scenario.gmkMode !== 'single';
  const keys = keysOf(events);
  const packets = packetsOf(events);
  const twice = runsTwice(source);
  const compared = dual && !twice;
  const counts = source.kind === 'scenario' ? outcomeCounts : openedCounts;
  const other = compared && baseline !== 'no-such-fault' ? baseline : null;
  const rows = outcomeRows(runTotals(events), other, counts);
  return (
    <section className={classes.outcome} aria-labelledby="kl-outcome">
      <h2 id="kl-outcome" className={classes.title}>
        {t('app.outcome.title')}
      </h2>
      <RunProgress />
      {source.kind !== 'scenario' && <OpenedNote />}
      <Share name="keysStored" of={keys} />
      {packets && <Share name="packetsOpened" of={packets} />}
      <table className={classes.table} data-dual={compared || undefined}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>{t('app.outcome.what')}</span>
            </th>
            <th scope="col">{t('app.outcome.count')}</th>
            {compared && (
              <th scope="col" colSpan={2}>
                {t('app.outcome.difference')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.count} row={row} dual={compared} />
          ))}
        </tbody>
      </table>
      {dual && <DualNote rows={rows} baseline={baseline} keys={keys} />}
    </section>
  );
}

type ShareProps = { name: string; of: ReturnType<typeof keysOf> };

/** So many of so many: whether that is all, also in colour. */
function Share({ name, of }: ShareProps) {
  const { t } = useTranslation();
  const tone = of === null ? undefined : of.held === of.expected ? 'ok' : 'failure';
  return (
    <dl className={classes.keys} data-tone={tone}>
      <dt>{t(`app.outcome.${name}`)}</dt>
      <dd>{of === null ? t('app.outcome.unknown') : t('app.outcome.of', of)}</dd>
    </dl>
  );
}

function Row({ row, dual }: { row: OutcomeRow; dual: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { count, value, difference } = row;
  const failed = count === 'errors' && value > 0;
  return (
    <tr data-tone={failed ? 'failure' : undefined}>
      <th scope="row">{t(`app.outcome.counts.${count}`)}</th>
      <td>{formats.number(value)}</td>
      {dual && <Difference of={difference} />}
    </tr>
  );
}

function Difference({ of }: { of: OutcomeRow['difference'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (of === null || of.absolute === 0) {
    return (
      <td className={classes.difference} colSpan={2}>
        {t(of === null ? 'app.outcome.unknown' : 'app.outcome.same')}
      </td>
    );
  }
  return (
    <>
      <td className={classes.difference}>{formats.signed(of.absolute)}</td>
      <td className={classes.difference}>{formats.signedPercent(of.percent)}</td>
    </>
  );
}

type DualNoteProps = {
  rows: readonly OutcomeRow[];
  baseline: ScenarioSlice['baseline'];
  keys: ReturnType<typeof keysOf>;
};

function DualNote({ rows, baseline, keys }: DualNoteProps) {
  const { t } = useTranslation();
  const source = useAppStore((state) => state.trace.source);
  const twice = runsTwice(source);
  const events = useAppStore((state) => state.trace.events);
  const harmed = useMemo(() => harmsOf(events).length > 0, [events]);
  const octets = rows.find((row) => row.count === 'octets')?.difference;
  const key = twice ? 'isTwice' : comparedNote(baseline, keys, harmed, octets?.absolute === 0);
  return <p className={classes.note}>{t(`app.outcome.${key}`)}</p>;
}
