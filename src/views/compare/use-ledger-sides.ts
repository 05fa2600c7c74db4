import { useEffect, useMemo, useState } from 'react';
import {
  airTime,
  expectedRunInSteps,
  firstActOf,
  gmsIn,
  isNoAct,
  keptState,
  type Ledger,
  networkOctets,
  planOf,
  type Scenario,
  scenarioOfSize,
} from '../../engine/index.ts';
import { type Design, scenarioOfDesign } from '../../store/designs.ts';
import { driveSteps } from '../../store/drive-steps.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import type { KeptStates, LedgerSide } from './ledger-rows.ts';
import { countedNetwork } from './switches.ts';
import type { DesignRun } from './use-designs.ts';

/** The designs as the ledger tells them; `ledgers`: what is counted of each. Null as long as a formula is under
 *  way. `isWhole`: what parties keep is told of a run that is over. */
export function useLedgerSides(
  designs: readonly DesignRun[],
  ledgers: readonly Ledger[],
  isWhole: boolean,
): readonly LedgerSide[] | null {
  const compare = useAppStore((state) => state.compare);
  const formulas = useFormulaLedgers(designs, compare.members);
  const kept = useMemo(() => designs.map(keptIn), [designs]);
  return useMemo(() => {
    const counted = compare.members === null ? ledgers : formulas;
    if (counted === null) return null;
    const { keyDocument, network } = compare;
    const isOfAct = compare.members === null && !compare.soFar;
    return designs.flatMap(({ run, half }, place): readonly LedgerSide[] => {
      const ledger = counted[place];
      if (ledger === undefined) return [];
      const time = airTime(ledger.carrier, keyDocument, compare, countedNetwork(compare));
      const below = networkOctets(ledger.carrier, keyDocument, network).inAll;
      const state = isWhole || compare.members !== null ? (kept[place] ?? null) : null;
      const noAct = isOfAct && isNoAct(run.scenario);
      return [{ ledger, time, networkOctets: below, kept: state, half, keyDocument, noAct }];
    });
  }, [designs, ledgers, formulas, kept, compare, isWhole]);
}

/** What parties keep after the acts of a design up to the one looked at. */
function keptIn({ run, acts }: DesignRun): KeptStates {
  const events = acts.flatMap(({ trace }) => trace.events);
  const { systems } = planOf(run.scenario);
  return {
    ue: keptState('ue1', events),
    gms: keptState(gmsIn('primary'), events),
    partnerGms: systems.length > 1 ? keptState(gmsIn('partner'), events) : null,
  };
}

/** The ledgers of the formula for so many members; computed between other tasks, null until they are there. */
function useFormulaLedgers(
  designs: readonly DesignRun[],
  members: number | null,
): readonly Ledger[] | null {
  const scenario = useAppStore((state) => state.scenario);
  const [made, setMade] = useState<readonly Ledger[] | null>(null);
  const wanted = designs.map(({ design }) => design).join(' ');
  useEffect(() => {
    setMade(null);
    if (members === null) return;
    const stop = new AbortController();
    void ledgersOf(scenario, wanted.split(' ') as Design[], members, stop.signal).then(setMade);
    return () => stop.abort();
  }, [scenario, wanted, members]);
  return made;
}

async function ledgersOf(
  scenario: Scenario,
  designs: readonly Design[],
  members: number,
  signal: AbortSignal,
): Promise<readonly Ledger[] | null> {
  const ledgers: Ledger[] = [];
  for (const design of designs) {
    const expected = await driveSteps(formulaFor(scenario, design, members), signal);
    if (expected === null) return null;
    ledgers.push(expected.ledger);
  }
  return ledgers;
}

function* formulaFor(scenario: Scenario, design: Design, members: number) {
  const ofDesign = scenarioOfDesign(firstActOf(scenario), design);
  const sized = scenarioOfSize(ofDesign, Math.max(members, planOf(ofDesign).systems.length));
  yield;
  return yield* expectedRunInSteps(sized);
}
