import type { Actor, ActorId } from '../model/actors.ts';
import type { ProcedureNumber } from '../model/figure.ts';
import type { Clause } from '../model/sources.ts';
import type { CarriedGroup, CarriedPayload } from './documents.ts';

/** What the stage 3 messages around a message of a run are made from, and what they are. */

export const carrierNames = [
  'notify',
  'notify-ok',
  'get-group',
  'group-document',
  'get-keys',
  'key-document',
  'gmop-request',
  'gmop-answer',
  'register',
  'register-answer',
  'key-message',
  'key-message-ok',
] as const;
export type CarrierName = (typeof carrierNames)[number];
/** What is not the standard's own word in a message: stands in for something, or was not read in a
 *  clause. */
export type CarrierNote =
  | 'addresses'
  | 'token'
  | 'uri-in-clear'
  | 'no-member-list'
  | 'key-selector'
  | 'key-media-type'
  | 'gktp-id'
  | 'group-unchanged'
  | 'keys-kept'
  | 'clause-cited'
  | 'gmop-clause'
  | 'keys-replaced'
  | 'no-answer'
  | 'answer-lost'
  | 'gmop-operation'
  | 'gmop-error'
  | 'register-or-publish'
  | 'register-error'
  | 'key-message'
  | 'mikey-body';

/** One message of stage 3. `octets` counts `text` in UTF-8. */
export type CarrierMessage = Readonly<{
  name: CarrierName;
  from: ActorId;
  to: ActorId;
  /** Whether somebody waits for an answer to it. */
  isRequest: boolean;
  clause: Clause;
  notes: readonly CarrierNote[];
  text: string;
  octets: number;
}>;

/** A message of the figure as its carrier needs it. */
export type Hop = Readonly<{
  name: 'notification' | 'key-upload' | 'key-download' | 'ok' | 'error';
  procedure: ProcedureNumber;
  /** Which act of the run, from 1, and whether the document of the group has changed in it. */
  act?: number;
  groupChanged?: boolean;
  /** Whether it says that the group ends: no key is fetched then. */
  ends?: boolean;
  from: Actor;
  to: Actor;
  group: CarriedGroup;
  payloads: readonly CarriedPayload[];
  /** Payloads an earlier procedure or act has given the same receiver, as far as they still serve. */
  held: readonly CarriedPayload[];
  /** Whether it comes to its receiver, or is lost on the way. */
  arrives: boolean;
  /** Whether the payloads carry UIDs in place of URIs: the SIP and HTTP part does not. */
  hidden?: boolean;
}>;
