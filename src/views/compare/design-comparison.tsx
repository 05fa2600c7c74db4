import { useMemo } from 'react';
import { hasPartner } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { SideRun } from '../../store/compare-state.ts';
import { claimOf } from './claim.ts';
import { ClaimText } from './claim-text.tsx';
import classes from './compare.module.css';
import { ComparePayloads } from './compare-payloads.tsx';
import { CostsLater } from './costs.tsx';
import { Figures, type Slots } from './figures.tsx';
import { RangeText } from './range-text.tsx';
import { SkipsLine } from './skips-line.tsx';
import { Stepper } from './stepper.tsx';
import type { DesignRun } from './use-designs.ts';
import { useLedgers } from './use-ledgers.ts';
import { useLedgerText } from './use-stop-text.ts';
import { useStepKeys, useStops } from './use-stops.ts';

type Props = Slots &
  Readonly<{
    /** The two whose figures stand beside each other. */
    left: SideRun;
    right: SideRun;
    designs: readonly DesignRun[];
  }>;

/** Designs: what they come to, two ladders that step together, what each costs, and what that depends on. */
export function DesignComparison({ left, right, designs, renderFaults, ...slots }: Props) {
  const stepping = useStops(left, right);
  useStepKeys(stepping);
  const runs = useMemo(() => designs.map(({ run }) => run), [designs]);
  const ledgers = useLedgers(runs, stepping);
  const stop = stepping.stops[stepping.position];
  const regroup = hasPartner(left.scenario);
  const at = { left: stop?.left?.message ?? null, right: stop?.right?.message ?? null };
  const until = useLedgerText(ledgers, stop, left.scenario);
  return (
    <>
      <Headline isWhole={ledgers.isWhole} {...{ left, right, designs }} />
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
      <CostsLater
        {...{ left, right, designs, ledgers, until }}
        leftMessage={at.left}
        rightMessage={at.right}
      />
    </>
  );
}

/** What the designs come to, once the whole run is shown: the claim of those whose figures are there, and how
 *  the octets of each differ from those of the first. */
function Headline({ left, right, designs, isWhole }: HeadlineProps) {
  const { t } = useTranslation();
  if (!isWhole) return <p className={classes.claim}>{t('compare.claim.ahead')}</p>;
  const [first, ...others] = designs;
  if (first === undefined) return null;
  const claimed = others.map((other) => ({
    other,
    verdict: claimOf(left.scenario, first.run, other.run).verdict,
  }));
  return (
    <div className={classes.claim}>
      {claimed
        .filter(({ verdict }) => ['fewer', 'more', 'same'].includes(verdict))
        .map(({ other }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides may be the same design
          <RangeText key={place} {...{ first, other }} />
        ))}
      <ClaimText claim={claimOf(left.scenario, left, right)} />
    </div>
  );
}

type HeadlineProps = Readonly<{
  left: SideRun;
  right: SideRun;
  designs: readonly DesignRun[];
  isWhole: boolean;
}>;
