import type { CheckName } from '../../engine/index.ts';

/** Checks of which a part is no text's but this tool's: its place, its bounds, or the check itself. */
const ownParts: readonly CheckName[] = [
  'timestamp',
  'signature',
  'authorised',
  'sp-policy',
  'duplicate-gmk-id',
  'lifetime',
  'dual-complete',
  'key-separation',
];

/** The catalogue key of what this tool has chosen about a check; null where a text says it all. */
export function choiceOf(check: CheckName): `inspector.check.choice.${string}` | null {
  return ownParts.includes(check) ? `inspector.check.choice.${check}` : null;
}
