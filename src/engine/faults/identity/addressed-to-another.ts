import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { anotherUri } from '../setting.ts';

/** The message was made for somebody else. */
export const addressedToAnother: Fault<object> = {
  id: 'addressed-to-another',
  clause: 'TS 33.179 §E.2',
  kind: 'identity',
  reach: 'notification',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'receiver',
  apply: () => ({ recipient: (recipient) => ({ ...recipient, uri: anotherUri(recipient.uri) }) }),
};
