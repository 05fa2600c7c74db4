import type { MessageBundle } from '../mcptt/message-bundle.ts';
import type { Scenario } from '../model/scenario.ts';

/** What a trace is made from: a scenario that runs, a bundle whose message is opened with its
 *  receiver's keys, or the octets of a message alone, which are decoded without keys. */
export type RunSource =
  | Readonly<{ kind: 'scenario'; scenario: Scenario }>
  | Readonly<{ kind: 'bundle'; bundle: MessageBundle; as?: string; ntpSeconds?: number }>
  | Readonly<{ kind: 'message'; octets: Uint8Array }>;
