import { Button } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { airTime, hasPartner, type Ledger } from '../../engine/index.ts';
import { sidesOf } from '../../store/compare-sides.ts';
import type { SideRun } from '../../store/compare-state.ts';
import { sideRunOf } from '../../store/side-run-of.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { AirFields } from './air-fields.tsx';
import { Assumption } from './assumption.tsx';
import { CarrierSection } from './carrier.tsx';
import { CheckComparison } from './check-comparison.tsx';
import { BackToBefore, CheckHead, NotMade } from './check-head.tsx';
import { claimOf } from './claim.ts';
import { ClaimText } from './claim-text.tsx';
import classes from './compare.module.css';
import { ComparePayloads } from './compare-payloads.tsx';
import { DesignPicker } from './design-picker.tsx';
import { DesignSources } from './design-sources.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { Figures, type Slots } from './figures.tsx';
import { GrowthSection } from './growth-section.tsx';
import { ledgerRows } from './ledger-rows.ts';
import { LedgerSpan } from './ledger-span.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { LimitLists } from './limit-lists.tsx';
import { Readers } from './readers.tsx';
import { RunBar } from './run-bar.tsx';
import { SkipsLine } from './skips-line.tsx';
import { Stepper } from './stepper.tsx';
import { useSkipProblem } from './use-skip-problem.ts';
import { useLedgerText } from './use-stop-text.ts';
import { useLedgers, useStepKeys, useStops } from './use-stops.ts';

/** Two runs of one scenario side by side: two designs, or with a check and without it. */
export function CompareView(slots: Slots) {
  useCompareRuns();
  const compare = useAppStore((state) => state.compare);
  const { without } = compare;
  const sides = sidesOf(compare);
  const left = useAppStore((state) => sideRunOf(state, sides.left));
  const right = useAppStore((state) => sideRunOf(state, sides.right));
  const problem = useSkipProblem(without);
  if (problem !== null) {
    return (
      <div className={classes.compare}>
        <NotMade reason={problem} />
      </div>
    );
  }
  return (
    <div className={classes.compare} data-designs={without === null || undefined}>
      {without === null ? <DesignHead /> : <CheckHead without={without} />}
      {left === undefined || right === undefined ? (
        <Running />
      ) : without === null ? (
        <Comparison {...{ left, right, ...slots }} />
      ) : (
        <CheckComparison {...{ left, right, without, ...slots }} />
      )}
    </div>
  );
}

function DesignHead() {
  const { t } = useTranslation();
  const { left, right } = useAppStore((state) => state.compare);
  return (
    <div className={classes.head}>
      <h2>{t('compare.title')}</h2>
      <DesignPicker />
      <BackToBefore />
      {left === right && <p className={classes.note}>{t('compare.sameDesign')}</p>}
    </div>
  );
}

/** Runs both sides whenever others are chosen or the scenario changes, after the page's own run. */
function useCompareRuns(): void {
  const scenario = useAppStore((state) => state.scenario);
  const { left, right, without } = useAppStore((state) => state.compare);
  const busy = useAppStore((state) => state.run.status === 'running');
  const runCompare = useAppStore((state) => state.runCompare);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sides are other runs
  useEffect(() => {
    if (!busy) runCompare();
  }, [scenario, left, right, without, busy, runCompare]);
}

function Running() {
  const { t } = useTranslation();
  const run = useAppStore((state) => state.compareRun);
  const cancel = useAppStore((state) => state.cancelCompare);
  const again = useAppStore((state) => state.runCompare);
  const message = run.trouble ? t(`app.trouble.${run.trouble}`) : (run.message ?? '');
  if (run.status === 'cancelled' || run.status === 'failed') {
    return (
      <div className={classes.runs} role="status">
        <span>{t(`compare.run.${run.status}`, { message })}</span>
        <Button size="compact-sm" variant="default" onClick={again}>
          {t('compare.run.again')}
        </Button>
      </div>
    );
  }
  return <RunBar run={run} texts="compare.run" cancel={cancel} />;
}

type ComparisonProps = Slots & { left: SideRun; right: SideRun };

/** Two designs: ladders that step together, what each costs, and how that grows with the group. */
function Comparison({ left, right, renderFaults, ...slots }: ComparisonProps) {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const stepping = useStops(left, right);
  useStepKeys(stepping);
  const ledgers = useLedgers(left, right, stepping);
  const rows = useMemo(() => {
    const side = (ledger: Ledger) => ({
      ledger,
      time: airTime(ledger.carrier, compare.keyDocument, compare),
    });
    return ledgerRows(side(ledgers.left), side(ledgers.right));
  }, [ledgers, compare]);
  const stop = stepping.stops[stepping.position];
  const regroup = hasPartner(left.scenario);
  const at = { left: stop?.left?.message ?? null, right: stop?.right?.message ?? null };
  const until = useLedgerText(ledgers, stop, left.scenario);
  return (
    <>
      <Stepper stepping={stepping} regroup={regroup} />
      <Figures
        {...{ left, right, stepping, ...slots }}
        renderAbout={(_, { carried, scenario }, store) => (
          <>
            {carried.length > 0 && renderFaults(store, carried)}
            <SkipsLine left={scenario.skips} />
          </>
        )}
      />
      <ComparePayloads left={left} right={right} at={at} />
      <CarrierSection left={left} right={right} at={at} />
      <DesignSources />
      {ledgers.isWhole ? (
        <ClaimText claim={claimOf(left.scenario, left, right)} />
      ) : (
        <p className={classes.claim}>{t('compare.claim.ahead')}</p>
      )}
      <Assumption {...ledgers} scenario={left.scenario} until={until} />
      <div className={classes.figures}>
        <section className={classes.ledger} aria-labelledby="kl-compare-ledger">
          <div className={classes.growthHead}>
            <h3 id="kl-compare-ledger">{t('compare.ledger.title')}</h3>
            <ExportButtons rows={rows} scenario={left.scenario} until={until} />
          </div>
          <LedgerSpan scenario={left.scenario} />
          <p className={classes.note}>{until}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs a tab stop */}
          <section className={classes.scroll} tabIndex={0} aria-label={t('compare.ledger.table')}>
            <LedgerTable rows={rows} />
          </section>
          <Readers {...ledgers} regroup={regroup} />
        </section>
        <div className={classes.second}>
          <GrowthSection left={left} right={right} />
          <AirFields />
          <LimitLists />
        </div>
      </div>
    </>
  );
}
