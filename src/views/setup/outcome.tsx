import { isDual } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { totalsBefore } from '../../store/acts.ts';
import { isToldWhole, reachedIn, runsTwice, totalsUpTo } from '../../store/selectors.ts';
import type { ScenarioSlice } from '../../store/state.ts';
import type { Trace } from '../../store/trace.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { HarmList } from '../harm-list.tsx';
import { RunProgress } from '../run-progress.tsx';
import { useFormats } from '../use-formats.ts';
import { useHarms } from '../use-harms.ts';
import { useLate } from '../use-late.ts';
import { OpenedNote } from './opened-note.tsx';
import classes from './outcome.module.css';
import { OutcomeExport } from './outcome-export.tsx';
import {
  comparedNote,
  keysOf,
  type OutcomeRow,
  openedCounts,
  outcomeCounts,
  outcomeRows,
  packetsOf,
} from './outcome-rows.ts';

function useOutcome() {
  const source = useAppStore((state) => state.trace.source);
  const events = useAppStore((state) => state.trace.events);
  // What a later act costs has nothing to be compared with.
  const baseline = useAppStore((state) => (state.act === 1 ? state.baseline : null));
  const before = useAppStore(totalsBefore);
  const reached = useAppStore(reachedIn);
  const whole = useAppStore(isToldWhole);
  return useLate({ source, events, baseline, before, reached, whole }, events.length);
}

/** The outcome of the run on the screen: keys, messages, octets and operations, and in the dual
 *  modes what changes against carrying out the procedure twice. */
export function Outcome() {
  const { t } = useTranslation();
  const { source, events, baseline, before, reached, whole } = useOutcome();
  const dual = source.kind === 'scenario' && isDual(source.scenario);
  const totals = totalsUpTo(events, reached);
  const atEnd = keysOf(events);
  const keys = whole || atEnd === null ? atEnd : { ...atEnd, held: totals.keysStored };
  const packets = packetsOf(events);
  const twice = runsTwice(source);
  const compared = dual && !twice && before === null;
  const isCompared = compared && whole;
  const counts = source.kind === 'scenario' ? outcomeCounts : openedCounts;
  const other = isCompared && baseline !== 'no-such-fault' ? baseline : null;
  const rows = outcomeRows(totals, other, counts, before);
  return (
    <section className={classes.outcome} aria-labelledby="kl-outcome">
      <h2 id="kl-outcome" className={classes.title}>
        {t('app.outcome.title')}
      </h2>
      <RunProgress />
      <WholeRun />
      {source.kind !== 'scenario' && whole && <OpenedNote />}
      <Share name="keysStored" of={keys} whole={whole} />
      {packets && <Share name="packetsOpened" of={whole ? packets : null} whole={whole} />}
      {whole && <HarmList title={t('app.outcome.harms')} />}
      <table className={classes.table} data-dual={compared || before !== null || undefined}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>{t('app.outcome.what')}</span>
            </th>
            <th scope="col">{t(`app.outcome.${countedIn(source, whole)}`)}</th>
            {before !== null && <th scope="col">{t('app.outcome.allActs')}</th>}
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
      <OutcomeExport rows={rows} head={countedIn(source, whole)} compared={compared} />
      {dual && whole && before === null && <DualNote rows={rows} baseline={baseline} keys={keys} />}
    </section>
  );
}

/** Over which head the counts stand: of an act, or of a run that has no acts, whole or as far as it has come. */
function countedIn(source: Trace['source'], whole: boolean) {
  const hasActs = source.kind === 'scenario' && source.scenario.acts.length > 0;
  if (hasActs) return whole ? 'act' : 'actSoFar';
  return whole ? 'count' : 'soFar';
}

/** Lets the results of what lies ahead of the cursor be seen. */
function WholeRun() {
  const { t } = useTranslation();
  const wholeRun = useAppStore((state) => state.wholeRun);
  const toggleWholeRun = useAppStore((state) => state.toggleWholeRun);
  return (
    <label className={classes.wholeRun}>
      <input type="checkbox" checked={wholeRun} onChange={toggleWholeRun} />
      {t('app.outcome.wholeRun')}
    </label>
  );
}

type ShareProps = { name: string; of: ReturnType<typeof keysOf>; whole: boolean };

/** So many of so many: whether that is all, also in colour once it is known. */
function Share({ name, of, whole }: ShareProps) {
  const { t } = useTranslation();
  const known = whole && of !== null;
  const tone = known ? (of.held === of.expected ? 'ok' : 'failure') : undefined;
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
  const { count, value, inAll, difference } = row;
  const failed = count === 'errors' && value > 0;
  return (
    <tr data-tone={failed ? 'failure' : undefined}>
      <th scope="row">{t(`app.outcome.counts.${count}`)}</th>
      <td>{formats.number(value)}</td>
      {inAll !== null && <td>{formats.number(inAll)}</td>}
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
  const harms = useHarms();
  const octets = rows.find((row) => row.count === 'octets')?.difference;
  if (harms === null) return null;
  const harmed = harms.length > 0;
  const key = twice ? 'isTwice' : comparedNote(baseline, keys, harmed, octets?.absolute === 0);
  return <p className={classes.note}>{t(`app.outcome.${key}`)}</p>;
}
