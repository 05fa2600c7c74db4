import { statusBits } from '../../mikey/index.ts';
import { always, changeParameters, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { isHeardAcross } from '../setting.ts';

/** The key comes with the status "revoked". A member records that; only who reads a message from a
 *  file has it refused with `revoked`. */
export const keyRevoked: Fault<object> = {
  id: 'key-revoked',
  clause: 'TS 33.179 §E.6.9',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: (setting) => (isHeardAcross(setting) ? 'mki' : null),
  unnoticed: true,
  apply: (setting) =>
    changeParameters(setting, ({ parameters: { status } }) => ({
      status: status & ~statusBits.notRevoked,
    })),
};
