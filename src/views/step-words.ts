import { type Actor, type SystemName, systemOf } from '../engine/index.ts';
import type { ActorNames } from './actor-names.ts';
import { boxesKey } from './figure-arrows.ts';
import type { Refusal, StepOutline } from './figure-outline.ts';
import { type LineWords, namedMembers } from './step-lines.ts';

/** A step of the figure in words: which it is, who sends what to whom, at whom it failed. */

/** More UEs than these are told by their numbers. */
const mostInHeading = 6;

export type StepNames = LineWords &
  Readonly<{ names: ActorNames; actors: readonly Actor[]; twice: boolean }>;

type End = Readonly<{ system: SystemName; kind: Actor['kind'] }>;

function endText({ system, kind }: End, { names, actors, list }: StepNames): string {
  const ends = actors.filter((actor) => actor.kind === kind && systemOf(actor.id) === system);
  return ends.length > mostInHeading
    ? names.several(ends)
    : list(ends.map(({ id }) => names.short(id)));
}

/** `Step 2. OK, UE 1 and UE 2 to GMS`. */
export function stepHeading({ key, arrow }: Pick<StepOutline, 'key' | 'arrow'>, told: StepNames) {
  const { words, names, twice } = told;
  if (arrow === null) {
    if (key !== boxesKey) return words('ladder.use.title');
    const name = names.regroup ? 'regroupProvisioning' : 'provisioning';
    return words('figureText.step', { text: words(`trace.step.${name}`) });
  }
  const name = words(`trace.message.${arrow.label}`);
  const numbered = words('trace.step.numbered', { step: arrow.step, name });
  const isLabelled = arrow.label === 'notification' && !names.regroup;
  const text = isLabelled ? `${numbered} ${words('trace.step.payload')}` : numbered;
  const ends = { from: endText(arrow.from, told), to: endText(arrow.to, told) };
  const line = words('ladder.name.message', { text, ...ends });
  const again = twice ? words('ladder.name.again', { name: line, n: arrow.procedure }) : line;
  return words('figureText.step', { text: again });
}

/** Who refused, with the checks that failed; empty where nobody did. */
export function refusalText(refusals: readonly Refusal[], told: StepNames): string {
  const { words, list, names } = told;
  if (refusals.length === 0) return '';
  const checksOf = new Map(refusals.map(({ member, checks }) => [member, checks]));
  const members = refusals.map(({ member }) => member);
  return namedMembers(
    members,
    (member) => {
      const checks = (checksOf.get(member) ?? []).map((check) => words(`checks.short.${check}`));
      const name = names.short(member);
      return checks.length === 0
        ? name
        : words('figureText.failedAt', { name, checks: list(checks) });
    },
    told,
  );
}
