import { alteredFate, arriving, noParameters } from '../alter.ts';
import { changeField, flipEnd } from '../change-octets.ts';
import type { Fault } from '../fault.ts';
import { needsSecondKey } from '../only-dual.ts';

/** The second key is damaged on the way: in a payload of its own, in the extension that carries it,
 *  or in procedure 2. In one procedure `dualAcceptance` decides what becomes of the first one. */
export const secondPayloadCorrupt: Fault<object> = {
  id: 'second-payload-corrupt',
  clause: 'Keyladder §dual acceptance',
  kind: 'dual',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: needsSecondKey,
  predict: () => 'signature',
  apply: () => ({
    delivery: (delivery) => {
      const last = delivery.payloads.length - 1;
      const target = delivery.payloads[last];
      if (!target) return delivery;
      const { received, second } = target;
      // A second key in the same payload stands in the second general extension.
      const path = second ? 'GeneralExtension[2].sakkeData' : 'SAKKE.sakkeData';
      const altered = changeField(received, [path], flipEnd);
      const payloads = delivery.payloads.with(last, arriving(target, altered));
      return { ...delivery, fate: alteredFate(delivery), payloads };
    },
  }),
};
