import { describe, expect, it } from 'vitest';
import { checkNames } from '../checks/index.ts';
import type { Fault } from '../faults/fault.ts';
import { faultById } from '../faults/index.ts';
import { tableOf, tryWithout } from './without-check.ts';

/** Faults that show each kind of row; the whole table is made by `keyladder faults --without-check`. */
const tried = [
  ...['impostor-signs-as-gms', 'impostor-with-own-kms', 'user-sends-own-key'],
  ...['recorded-notification-resent', 'resealed-for-another', 'sealed-key-shifted'],
  ...['encrypted-status-flipped', 'gmk-id-taken-over', 'addressed-to-another'],
  ...['sakke-data-altered', 'message-truncated', 'same-gmk-twice', 'wrong-signer'],
];
const trials = tried.map((id) => tryWithout(faultById(id) as Fault));
const table = tableOf(trials.filter((trial) => trial !== null));
const pastOf = (check: string) =>
  Object.fromEntries(
    table
      .find((row) => row.check === check)
      ?.unstopped.map(({ entry, harms }) => [entry.fault, harms]) ?? [],
  );
const behindOf = (check: string) =>
  Object.fromEntries(
    table.find((row) => row.check === check)?.behind.map(({ entry, by }) => [entry.fault, by]) ??
      [],
  );

describe('[pCR 33.179 §7.4.2] a receiver that leaves a check out', () => {
  it('has a row for every check, in their order', () => {
    expect(table.map(({ check }) => check)).toEqual(checkNames);
  });

  const stolen = ['known-outside', 'kept-unchecked', 'wrong-key', 'packet-closed'];
  it.each([
    ['signature', 'impostor-signs-as-gms', stolen],
    ['kms', 'impostor-with-own-kms', stolen],
    ['authorised', 'user-sends-own-key', stolen],
    ['replay', 'recorded-notification-resent', stolen],
    ['receiver', 'resealed-for-another', stolen],
    ['decapsulation', 'sealed-key-shifted', stolen],
    [
      'key-parameters',
      'encrypted-status-flipped',
      ['kept-unchecked', 'not-usable', 'packet-closed'],
    ],
    ['duplicate-gmk-id', 'gmk-id-taken-over', stolen],
  ])('%s: lets %s through, and the harm is there', (check, fault, harms) => {
    expect(pastOf(check)[fault]).toEqual(harms);
  });

  it('says where another check stands behind it, and where the receiver cannot go on', () => {
    expect(behindOf('receiver')).toEqual({ 'addressed-to-another': 'decapsulation' });
    expect(behindOf('decapsulation')['sakke-data-altered']).toBe('key-parameters');
    expect(pastOf('format')).toEqual({});
    expect(behindOf('format')['message-truncated']).toBe('format');
    expect(pastOf('dual-complete')).toHaveProperty('same-gmk-twice');
  });

  it('is the same when it is made again', () => {
    const fault = faultById('wrong-signer');
    expect(fault && tryWithout(fault)).toEqual(
      table
        .find(({ check }) => check === 'signature')
        ?.unstopped.find(({ entry }) => entry.fault === 'wrong-signer'),
    );
  });
});
