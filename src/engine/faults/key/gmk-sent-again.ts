import { defineFault } from '../fault.ts';
import { storedBefore } from '../stored-key.ts';

/** The receiver holds this very GMK under this GMK-ID already: an update, no error. */
export const gmkSentAgain = defineFault({
  id: 'gmk-sent-again',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'key',
  predict: () => null,
  unnoticed: true,
  apply: (setting) => storedBefore(setting, ({ gmk }) => gmk),
});
