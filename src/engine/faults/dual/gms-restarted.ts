import { noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { markedForMedia } from '../marked.ts';
import { needsAll } from '../only-dual.ts';

/** The GMS restarts between two procedures and starts over: the second one brings a key for media once
 *  more, and none ever comes for floor control. */
export const gmsRestarted: Fault<object> = {
  id: 'gms-restarted',
  title: 'GMS restarted between two procedures',
  breaks:
    'The GMS forgets that it has sent the key for media and sends another one in procedure 2.',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'dual',
  steps: [1],
  parameters: noParameters,
  excludes: (place) => {
    const { scenario, at } = place;
    if (scenario.gmkMode !== 'dual-two-procedures') return 'there is one procedure in this mode';
    return at.procedure === 1 ? 'the restart comes before procedure 2' : needsAll(place);
  },
  predict: () => null,
  unnoticed:
    'Each procedure is complete in itself and every check passes: nothing tells a receiver that a second key, for floor control, was to come.',
  apply: () => ({
    drawn: (gmks) => gmks.map((key) => ({ ...markedForMedia(key), purpose: 'media' })),
  }),
};
