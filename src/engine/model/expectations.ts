import type { DualAcceptance, PurposeMarking } from './designs/design.ts';
import { designOf, isDual, settingsOf } from './designs/index.ts';
import type { OlderKnowledge } from './member-options.ts';
import { type GroupPurpose, gmkTag, mkfcTag } from './purpose.ts';
import type { Scenario } from './scenario.ts';

/** What the receivers of a scenario expect of the keys they are sent. */

/** How a receiver tells which key is for what, and what it does with a half-good pair. */
export type KeyExpectation = Readonly<{
  dual: boolean;
  /** Both keys are to come in one notification. */
  together?: boolean;
  /** `any`, for a reader who was not told: the tag, else the text, else of two keys the order. */
  marking: PurposeMarking | 'any';
  acceptance: DualAcceptance;
  /** Its one key where it gets none for floor control. */
  only?: 'media';
  /** It knows of no second key: each payload is one key for it. */
  eachAlone?: true;
  /** Purpose tags a group key may have here. */
  tags: readonly number[];
}>;

/** How the members of a scenario tell their keys apart, and what they accept. */
function expectationOf(scenario: Scenario): KeyExpectation {
  const { pairs = false, rounds } = designOf(scenario);
  const { purposeMarking: marking, dualAcceptance: acceptance } = settingsOf(scenario);
  const dual = isDual(scenario);
  const bringsTwo = rounds.some(({ keys }) => keys.length > 1);
  return {
    ...{ dual, together: pairs, marking, acceptance },
    tags: dual && marking === 'mkfc-tag' ? [gmkTag, mkfcTag] : [gmkTag],
    ...(bringsTwo && !pairs ? { eachAlone: true } : {}),
  };
}

/** How receivers tell their keys apart: both together where one notification brings both; who gets one of
 *  the two takes it for that. */
export function expectationsIn(
  scenario: Scenario,
  rounds: readonly Readonly<{ purposes: readonly GroupPurpose[] }>[],
  takesFloor: (actor: string) => boolean,
): (actor: string) => KeyExpectation {
  const expected = expectationOf(scenario);
  const together = expected.together === true && rounds.some(({ purposes }) => purposes.length > 1);
  const both: KeyExpectation = { ...expected, together };
  const one: KeyExpectation = expected.dual
    ? { ...expected, together: false, only: 'media' }
    : both;
  return (actor) => {
    const usual = takesFloor(actor) ? both : one;
    const older = scenario.knows[actor];
    return older === undefined || !expected.dual ? usual : withOlder(usual, older);
  };
}

const olderExpectations = new WeakMap<KeyExpectation, Map<OlderKnowledge, KeyExpectation>>();

/** What is expected by a UE that knows less: each payload brings one GMK, by no mark of the contribution's and under
 *  no tag but its own; by V13.4.0 that GMK is for all the group does, by the draft one of two in their order.
 *  Source: TS 33.179 §7.6.1, pCR 33.179 §7.4.2. */
function withOlder(usual: KeyExpectation, older: OlderKnowledge): KeyExpectation {
  const known = olderExpectations.get(usual) ?? new Map<OlderKnowledge, KeyExpectation>();
  olderExpectations.set(usual, known);
  const made = known.get(older) ?? {
    ...usual,
    ...{ dual: older === 'draft', together: false, marking: 'none', tags: [gmkTag] },
    ...{ acceptance: 'each-on-its-own', eachAlone: true },
  };
  known.set(older, made);
  return made;
}

/** Receivers of one kind are sent the same and know the same. */
export function kindIn(scenario: Scenario, takesFloor: boolean, actor: string): string {
  const older = isDual(scenario) ? scenario.knows[actor] : undefined;
  if (takesFloor) return older ?? 'plain';
  return older ? `${older} media` : 'media';
}
