import { fact } from '../../model/fact.ts';
import { formOf } from '../../model/scenario-rules.ts';
import { defineFault } from '../fault.ts';
import { inOnePayload } from '../setting.ts';

/** An insider alters the CSB ID, which is the GUK-ID of the (first) key, and signs it. The receiver
 *  works out another GMK-ID; what tells is the GUK-ID once more, beside the key parameters, or the MKI
 *  that one profile may carry. */
export const gukIdAltered = defineFault({
  id: 'guk-id-altered',
  clause: 'TS 33.180 §E.6.1',
  kind: 'key',
  excludes: (place) =>
    inOnePayload(place) && place.at.key === 'floor' ? fact('fault.csbIdOfFirstKey') : null,
  predict: ({ scenario }) => {
    const { release, mkiInSpi } = formOf(scenario);
    return release === 'ts-33.180' && mkiInSpi ? 'cs-map' : 'keyparams-id';
  },
  apply: () => ({ parts: (parts) => ({ ...parts, csbId: (parts.csbId ^ 1) >>> 0 }) }),
});
