import { fact } from '../model/fact.ts';
import { unixFromNtp, utc, utcOrUnset } from '../model/ntp-time.ts';
import { keyParametersDataPath } from './carried-key.ts';
import { defineCheck, type Problem } from './check.ts';
import { isRevoked } from './learnt-key.ts';
import { known, type Reception } from './reception.ts';

/** The key expires after it activates, and in the future. A status update that revokes a stored key is
 *  taken whatever its lifetime: it only ends the key. No text says so. */
export const lifetime = defineCheck({
  name: 'lifetime',
  phase: 'key',
  codes: ['expired'],
  clauses: ['TS 33.179 §E.6.10'],
  orderedBy: 'published',
  ownPart: 'rule',
  reads: ['GeneralExtension.data'],
  mark: { letter: 'L', tone: 5 },
  run(r: Reception) {
    const { activationTime, expiryTime } = known(r.parameters, 'key parameters');
    const endsStored = r.update === true && isRevoked(r);
    return {
      path: keyParametersDataPath(r),
      values: [
        { name: 'Activation Time', value: utcOrUnset(activationTime) },
        { name: 'Expiry Time', value: utcOrUnset(expiryTime), unverified: true },
        ...(endsStored ? [{ name: 'revokesStoredKey', value: true, unverified: true }] : []),
      ],
      problem: endsStored ? null : problemOf(r, activationTime, expiryTime),
    };
  },
});

function problemOf(r: Reception, activation: number, expiry: number): Problem<'expired'> | null {
  const now = unixFromNtp(r.ue.ntpSeconds);
  const found = utcOrUnset(expiry);
  if (expiry === 0) return null;
  if (expiry <= activation) {
    const expected = fact('lifetime.afterActivation', { time: utcOrUnset(activation) });
    return { code: 'expired', expected, found };
  }
  if (expiry > now) return null;
  return { code: 'expired', expected: fact('lifetime.after', { time: utc(now) }), found };
}
