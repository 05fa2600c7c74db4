import { defineFault } from '../fault.ts';
import { anotherUri } from '../setting.ts';

/** The message was made for somebody else. */
export const addressedToAnother = defineFault({
  id: 'addressed-to-another',
  clause: 'TS 33.179 §E.2',
  kind: 'identity',
  reach: 'notification',
  predict: () => 'receiver',
  apply: () => ({ recipient: (recipient) => ({ ...recipient, uri: anotherUri(recipient.uri) }) }),
});
