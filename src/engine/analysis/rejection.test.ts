import { describe, expect, it } from 'vitest';
import { checksByPhase, failureCodes, mikeyErrorOf } from '../checks/index.ts';
import { bytesToHex } from '../model/bytes.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { firstFailed, runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { explainRejection } from './rejection.ts';

const entry = (fault: string, change: Partial<FaultEntry> = {}): FaultEntry => ({
  fault,
  at: { procedure: 1, step: 1 },
  to: ['ue1'],
  parameters: {},
  ...change,
});

function rejectionOf(change: Partial<Scenario>, ...faults: readonly FaultEntry[]) {
  const events = runWith(scenarioOf(change), ...faults);
  const check = firstFailed(events);
  if (!check) throw new TypeError('nothing fails');
  return explainRejection(events, check);
}

describe('a rejection explained', () => {
  it('[TS 33.179 §7.3.1] names the octets that changed on the way', () => {
    const { failure, octets, altered, causes } = rejectionOf({}, entry('payload-octet-altered'));
    expect(failure.code).toBe('signature');
    expect(altered).toHaveLength(1);
    const [run] = altered;
    expect(run && [run.sent.length, run.received.length]).toEqual([1, 1]);
    expect((run?.sent[0] ?? 0) ^ (run?.received[0] ?? 0)).toBe(1);
    // The signature itself arrived as it was sent.
    expect(octets).toMatchObject({ path: 'SIGN.signature', sent: null });
    expect(causes).toEqual([{ fault: 0, eventId: 'gkp.1.ue1.message.notification' }]);
  });

  it('[RFC 6509 §4.3] gives the failing field as sent and as found', () => {
    const { octets } = rejectionOf({}, entry('signature-type'));
    expect(octets?.path).toBe('SIGN.sType');
    expect(octets && bytesToHex(octets.found)).toBe('10');
    expect(octets?.sent && bytesToHex(octets.sent)).toBe('20');
  });

  it('[pCR 33.179 §7.4.2] stores nothing, answers with an error, and the user has no key', () => {
    const refused = rejectionOf({}, entry('gms-not-authorised'));
    expect(refused).toMatchObject({
      reply: 'error',
      kept: [],
      notStored: ['group'],
      heldBefore: 0,
    });
    expect(refused).toMatchObject({ noticed: 'no-key', mikeyError: 7, altered: [] });
  });

  it('[Keyladder §dual acceptance] tells what is kept of a half-good pair', () => {
    const dual = { gmkMode: 'dual-one-procedure' } as const;
    const corrupt = entry('second-payload-corrupt');
    const each = rejectionOf({ ...dual, dualAcceptance: 'each-on-its-own' }, corrupt);
    expect(each.kept).toEqual(['gkp.2.ue1.store.media']);
    expect(each).toMatchObject({ notStored: ['floor'], noticed: 'no-floor-control' });
    const all = rejectionOf({ ...dual, dualAcceptance: 'all-or-nothing' }, corrupt);
    expect(all).toMatchObject({ kept: [], notStored: ['floor', 'media'], noticed: 'no-key' });
  });

  it('[RFC 3830 §5.4] a doubled notification takes nothing from the user', () => {
    const { failure, noticed, heldBefore, mikeyError } = rejectionOf(
      {},
      entry('notification-doubled'),
    );
    expect(failure.code).toBe('replay');
    expect({ noticed, heldBefore, mikeyError }).toEqual({
      noticed: 'nothing',
      heldBefore: 1,
      mikeyError: 1,
    });
  });

  it('[RFC 3711 §3.3] a packet that does not open is dropped, and the fault lies in a notification', () => {
    const silent = rejectionOf({}, entry('rand-of-another'));
    expect(silent).toMatchObject({
      reply: 'silent',
      mikeyError: null,
      noticed: 'packet-not-heard',
    });
    expect(silent.causes).toContainEqual({ fault: 0, eventId: 'gkp.1.ue1.message.notification' });
  });

  it('[RFC 6508 §6.1.2] keys that do not validate: nothing to answer yet', () => {
    const early = rejectionOf({}, entry('rsk-of-another-kms', { at: { procedure: 1, step: 0 } }));
    expect(early).toMatchObject({ reply: 'later', mikeyError: null, noticed: 'not-provisioned' });
    expect(early.causes).toEqual([{ fault: 0, eventId: 'gkp.0.ue1.provision.key-set' }]);
  });

  it('[pCR 33.179 §7.4.4.3] a fault at the receiver is found by its answer', () => {
    const late = rejectionOf(
      { procedure: 'group-regroup' },
      entry('clock-skew', { at: { procedure: 1, step: 3 }, to: 'all' }),
    );
    expect(late).toMatchObject({ reply: 'error', mikeyError: 1, noticed: 'partner-cut-off' });
    expect(late.causes).toEqual([{ fault: 0, eventId: 'regroup.6.partner-gms.message.error' }]);
  });

  it('[RFC 3830 §6.12] every code has a number, except those of key material and of packets', () => {
    const none = failureCodes.filter((code) => mikeyErrorOf({ code, path: '' }) === null);
    const apart = [...checksByPhase['key-material'], ...checksByPhase.packet];
    expect(none).toEqual(apart.flatMap(({ codes }) => codes));
    expect(none).toHaveLength(8);
    expect(mikeyErrorOf({ code: 'hdr', path: 'HDR.prfFunc' })).toBe(2);
    expect(mikeyErrorOf({ code: 'hdr', path: 'HDR.dataType' })).toBe(11);
    expect(mikeyErrorOf({ code: 'hdr', path: 'HDR.version' })).toBe(12);
  });
});
