import type { FoundMessage, MessageComparison } from '../engine/index.ts';

/** A message that is compared, by the name it was given with. */
export type Side = Readonly<{ name: string; message: FoundMessage }>;

/** Both messages, and how they differ. */
export type Diff = Readonly<{ a: Side; b: Side; comparison: MessageComparison }>;
