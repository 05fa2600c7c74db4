import { expect, it } from 'vitest';
import type { Act } from './acts.ts';
import { withActInserted, withActRemoved } from './change-acts.ts';
import type { FaultEntry } from './scenario-fields.ts';

const renewed = (afterSeconds: number): Act => ({
  ...{ act: 'renew', afterSeconds, keys: 'both', gmkId: 'new', oldKey: 'kept' },
});
const acts = [renewed(1), renewed(2), renewed(3)];
const inAct = (act?: number): FaultEntry => ({
  fault: 'wrong-signer',
  at: { procedure: 1, step: 1, ...(act && { act }) },
  to: 'all',
  parameters: {},
});
const faults = [inAct(), inAct(2), inAct(3), inAct(4)];
const actsOfFaults = (entries: readonly FaultEntry[]) => entries.map(({ at }) => at.act);

it('moves the faults at and behind an act that is put in', () => {
  const changed = withActInserted({ acts, faults }, 1, renewed(9));
  expect(changed.acts.map(({ afterSeconds }) => afterSeconds)).toEqual([1, 9, 2, 3]);
  expect(actsOfFaults(changed.faults)).toEqual([undefined, 2, 4, 5]);
});

it('takes away the faults of an act that goes, and moves those behind it', () => {
  const { dropped, ...changed } = withActRemoved({ acts, faults }, 1);
  expect(changed.acts.map(({ afterSeconds }) => afterSeconds)).toEqual([1, 3]);
  expect(actsOfFaults(changed.faults)).toEqual([undefined, 2, 3]);
  expect(dropped).toEqual([inAct(3)]);
});
