import * as v from 'valibot';
import { fact } from '../../model/fact.ts';
import { planOf, roundOf } from '../../model/plan.ts';
import { says } from '../../model/schema-problems.ts';
import { arriving, changeDelivery } from '../alter.ts';
import { wholeNumber } from '../choices.ts';
import { defineFault, type FaultSetting } from '../fault.ts';

const edit = v.strictTuple([wholeNumber(0, 65_535), wholeNumber(1, 255)]);

/** Largest number of octets edited in one message. */
export const maxEdits = 64;

const parameters = v.strictObject({
  /** Which payload of the notification, from 0. */
  payload: v.optional(wholeNumber(0, 1), 0),
  /** Before the GMS signs, so that the signature holds; after it; or on the way to the receiver. */
  when: v.optional(v.picklist(['before-signing', 'after-signing', 'on-the-way']), 'on-the-way'),
  /** Offset of an octet in the message, and the bits of it that are turned over. An offset behind the
   *  last octet alters nothing. */
  edits: v.optional(
    v.pipe(
      v.array(edit, says(fact('input.edits'))),
      v.maxLength(maxEdits, says(fact('input.tooManyEdits', { limit: maxEdits }))),
      v.check(
        (edits) => new Set(edits.map(([offset]) => offset)).size === edits.length,
        says(fact('input.octetTwice')),
      ),
    ),
    [[0, 1]],
  ),
});
type Parameters = v.InferOutput<typeof parameters>;

function edited(octets: Uint8Array, edits: Parameters['edits']): Uint8Array {
  const inside = edits.filter(([offset]) => offset < octets.length);
  if (inside.length === 0) return octets;
  const copy = Uint8Array.from(octets);
  for (const [offset, mask] of inside) copy[offset] = (copy[offset] ?? 0) ^ mask;
  return copy;
}

/** Octets of a message changed by hand. */
export const octetsEdited = defineFault({
  id: 'octets-edited',
  clause: 'TS 33.179 §7.3.1',
  kind: 'octets',
  parameters,
  predict: () => 'unknown',
  apply: (setting) => {
    const { when, payload, edits } = setting.parameters;
    if (when === 'on-the-way') {
      return changeDelivery('altered', ({ payloads }) => {
        const target = payloads[payload];
        if (!target) return null;
        const received = edited(target.received, edits);
        if (received === target.received) return null;
        return { payloads: payloads.with(payload, arriving(target, received)) };
      });
    }
    const change = (octets: Uint8Array, { purpose }: Readonly<{ purpose?: string }>) =>
      isPayload(setting, purpose) ? edited(octets, edits) : octets;
    return when === 'before-signing' ? { unsigned: change } : { signed: change };
  },
});

/** Whether a message is the chosen payload: one with both keys has no purpose of its own. */
function isPayload({ scenario, at, parameters }: FaultSetting<Parameters>, purpose?: string) {
  const round = roundOf(planOf(scenario), at.procedure);
  if (purpose === undefined || !round) return parameters.payload === 0;
  return (round.purposes as readonly string[]).indexOf(purpose) === parameters.payload;
}
