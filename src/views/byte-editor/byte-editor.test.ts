import { describe, expect, it } from 'vitest';
import type { FaultEntry, FieldNode, MessagePayload } from '../../engine/index.ts';
import { type EditTarget, editedAt, octetsAt, withEdited } from './edit-fault.ts';
import {
  applied,
  changed,
  type Edited,
  historyOf,
  noEdits,
  redone,
  turned,
  undone,
  within,
} from './edit-history.ts';

const edited = (edits: [number, number][], when: Edited['when'] = 'on-the-way'): Edited => ({
  when,
  edits: new Map(edits),
});
const target: EditTarget = { procedure: 1, step: 1, to: 'ue1', payload: 0 };

describe('the history of the byte editor', () => {
  it('takes back and makes again', () => {
    const one = changed(historyOf(noEdits), edited([[3, 1]]));
    const two = changed(one, edited([[3, 1], [4, 2]])); // biome-ignore format: one edit a pair
    expect(undone(two).now).toEqual(edited([[3, 1]]));
    expect(redone(undone(two))).toEqual(two);
    expect(undone(historyOf(noEdits)).now).toBe(noEdits);
    expect(redone(two)).toBe(two);
  });

  it('forgets what was taken back when something new is edited', () => {
    const one = changed(historyOf(noEdits), edited([[3, 1]]));
    const other = changed(undone(one), edited([[9, 1]]));
    expect(redone(other)).toBe(other);
  });

  it('takes the two digits of an octet as one step', () => {
    const first = changed(historyOf(noEdits), edited([[3, 0x10]]));
    const second = changed(first, edited([[3, 0x12]]), true);
    expect(undone(second).now).toBe(noEdits);
  });

  it('knows no octet that is as it was, and none too many', () => {
    expect(turned(new Map([[3, 1]]), 3, 1, 64)).toEqual(new Map());
    expect(turned(new Map([[3, 1]]), 3, 2, 1)).toEqual(new Map([[3, 3]]));
    expect(turned(new Map([[3, 1]]), 4, 1, 1)).toBeNull();
  });

  it('makes edits and unmakes them, none behind the last octet', () => {
    const octets = Uint8Array.of(1, 2, 3);
    const edits = new Map([[1, 0xff], [7, 1]]); // biome-ignore format: one edit a pair
    expect(applied(octets, edits)).toEqual(Uint8Array.of(1, 0xfd, 3));
    expect(applied(applied(octets, edits), edits)).toEqual(octets);
    expect(within(edits, 3)).toEqual(new Map([[1, 0xff]]));
  });
});

describe('edits as a fault of the scenario', () => {
  const lost: FaultEntry = {
    ...{ fault: 'notification-lost', at: { procedure: 1, step: 1 } as const },
    ...{ to: ['ue1'], parameters: {} },
  };

  it('comes back as it was, beside other faults and other receivers', () => {
    const one = withEdited([lost], target, edited([[5, 1], [2, 8]])); // biome-ignore format: one edit a pair
    const two = withEdited(one, { ...target, to: 'ue2' }, edited([[7, 1]], 'after-signing'));
    expect(editedAt(two, target)).toEqual(edited([[2, 8], [5, 1]])); // biome-ignore format: one edit a pair
    expect(editedAt(two, { ...target, to: 'ue2' })).toEqual(edited([[7, 1]], 'after-signing'));
    expect(editedAt(two, { ...target, payload: 1 })).toBe(noEdits);
    const less = withEdited(two, target, noEdits);
    expect(less).toEqual([lost, two[2]]);
    expect(withEdited(two, target, edited([[1, 1]]))[1]?.parameters.edits).toEqual([[1, 1]]);
  });

  it('leaves alone a fault that is for several', () => {
    const all: FaultEntry = { ...lost, fault: 'octets-edited', to: 'all' };
    expect(editedAt([all], target)).toBe(noEdits);
    expect(withEdited([all], target, noEdits)).toEqual([all]);
  });
});

describe('the octets that are edited', () => {
  const signature: FieldNode = {
    ...{ path: 'SIGN.signature', label: 'Signature', start: 2, end: 4 },
    ...{ clause: 'RFC 3830 §6.5', text: '', children: [] },
  };
  const payload: MessagePayload = {
    purpose: 'group',
    sent: Uint8Array.of(1, 2, 3, 4),
    received: Uint8Array.of(1, 2, 0xf3, 4),
    sentTree: [signature],
    receivedTree: [signature],
  };

  it('are those on the way without the edits of the run', () => {
    expect(octetsAt(payload, 'on-the-way', edited([[2, 0xf0]]))).toEqual(payload.sent);
  });

  it('are those as sent where the run edits them only later', () => {
    const inRun = edited([[2, 0xf0]]);
    expect(octetsAt(payload, 'after-signing', inRun)).toEqual(payload.sent);
  });

  it('[TS 33.179 §7.3.1] are those up to the signature before the GMS signs', () => {
    const inRun = edited([[0, 1]], 'before-signing');
    expect(octetsAt(payload, 'before-signing', inRun)).toEqual(Uint8Array.of(0, 2));
  });
});
