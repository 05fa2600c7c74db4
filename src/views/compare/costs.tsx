import { memo, useDeferredValue, useMemo } from 'react';
import type { SideRun } from '../../store/compare-state.ts';
import { AirFields } from './air-fields.tsx';
import { Assumptions } from './assumptions.tsx';
import { CarrierSection } from './carrier.tsx';
import classes from './compare.module.css';
import { DesignBases } from './design-basis.tsx';
import { GrowthSection } from './growth-section.tsx';
import { LedgerSection } from './ledger-section.tsx';
import { LimitLists } from './limit-lists.tsx';
import type { DesignRun } from './use-designs.ts';
import type { Ledgers } from './use-ledgers.ts';

type Props = Readonly<{
  left: SideRun;
  right: SideRun;
  designs: readonly DesignRun[];
  ledgers: Ledgers;
  /** How far the ledger counts, in words. */
  until: string;
  /** The message of the stop on each side. */
  leftMessage: number | null;
  rightMessage: number | null;
}>;

/** What designs cost, and what that depends on. It is drawn behind the figures, piece by piece: together they would
 *  hold up the page. */
export function CostsLater({
  left,
  right,
  designs,
  ledgers,
  until,
  leftMessage,
  rightMessage,
}: Props) {
  const now = useMemo(
    () => ({ left, right, designs, ledgers, until, leftMessage, rightMessage }),
    [left, right, designs, ledgers, until, leftMessage, rightMessage],
  );
  const later = useDeferredValue<Props | null>(now, null);
  return later && <Costs {...later} />;
}

const Costs = memo(function Costs({ left, right, designs, ledgers, until, ...messages }: Props) {
  const at = { left: messages.leftMessage, right: messages.rightMessage };
  return (
    <>
      <div className={classes.figures} data-designs={designs.length}>
        <LedgerSection {...{ designs, ledgers, until }} />
        <div className={classes.second}>
          <GrowthSection designs={designs} />
          <div className={classes.beside}>
            <AirFields />
            <LimitLists />
          </div>
        </div>
      </div>
      <Assumptions ledgers={ledgers.ledgers} scenario={left.scenario} until={until} />
      <DesignBases />
      <CarrierSection left={left} right={right} at={at} />
    </>
  );
});
