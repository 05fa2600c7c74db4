import { tsTypes } from '../../mikey/index.ts';
import { changeField, setTo } from '../change-octets.ts';
import { defineFault } from '../fault.ts';

/** The GMS sends a timestamp of another type, of the same length. */
export const timestampType = defineFault({
  id: 'timestamp-type',
  clause: 'TS 33.179 §E.1.1',
  kind: 'octets',
  predict: () => 'timestamp',
  apply: () => ({
    unsigned: (octets) => changeField(octets, ['T.tsType'], setTo(tsTypes.ntp)),
  }),
});
