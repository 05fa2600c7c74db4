import { coverage } from './coverage.ts';
import { encapsulation } from './encapsulation.ts';
import { condonations } from './field-values.ts';
import type { Hypotheses } from './hypothesis.ts';
import { namesOtherwise, otherUris, periodOfKeys, uidHypotheses } from './identities.ts';
import { protections } from './key-parameters.ts';
import { kmsRoles } from './kms-roles.ts';
import { ownKeys } from './own-keys.ts';
import { salts } from './salt.ts';
import { timeStamp } from './time-stamp.ts';

/** Every hypothesis for a message, in the order they are tried: what public stacks do comes first. Where
 *  several say the same of a message the first one names it. */
export const hypothesesOf: Hypotheses = (evidence, usual) =>
  [
    coverage,
    timeStamp,
    condonations,
    namesOtherwise,
    kmsRoles,
    uidHypotheses,
    periodOfKeys,
    otherUris,
    encapsulation,
    salts,
    protections,
    ownKeys,
  ].flatMap((kind) => kind(evidence, usual));
