import { arriving, changeDelivery } from '../alter.ts';
import { changeField, flipEnd } from '../change-octets.ts';
import { defineFault } from '../fault.ts';
import { needsSecondKey } from '../only-dual.ts';

/** The second key is damaged on the way: in a payload of its own, in the extension that carries it,
 *  or in procedure 2. In one procedure `dualAcceptance` decides what becomes of the first one. */
export const secondPayloadCorrupt = defineFault({
  id: 'second-payload-corrupt',
  clause: 'Keyladder §dual acceptance',
  kind: 'dual',
  excludes: needsSecondKey,
  predict: () => 'signature',
  apply: () =>
    changeDelivery('altered', ({ payloads }) => {
      const target = payloads.at(-1);
      // Who gets no key for floor control is sent no second one.
      if (!target || (target.purpose === 'media' && !target.second)) return null;
      const { received, second } = target;
      // A second key in the same payload stands in the second general extension.
      const path = second ? 'GeneralExtension[2].sakkeData' : 'SAKKE.sakkeData';
      const altered = changeField(received, [path], flipEnd);
      return { payloads: payloads.with(-1, arriving(target, altered)) };
    }),
});
