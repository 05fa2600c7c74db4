import { type CheckName, checkOf } from '../../engine/index.ts';

/** The catalogue key of what this tool has chosen about a check (its place, its bounds, or a rule); null
 *  where a text says it all. */
export function choiceOf(check: CheckName): `checks.own.${string}` | null {
  return checkOf(check).ownPart === undefined ? null : `checks.own.${check}`;
}

/** Who demands a check: the contribution, a published text, or this tool alone. */
export const ordererOf = (check: CheckName) => checkOf(check).orderedBy;

/** What a check rests on, and the text that gives the reason for it, where one we have read does. */
export const groundsOf = (check: CheckName) => {
  const { clauses, whyClause } = checkOf(check);
  return { clauses, whyClause };
};
