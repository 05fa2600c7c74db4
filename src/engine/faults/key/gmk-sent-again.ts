import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { storedBefore } from '../stored-key.ts';

/** The receiver holds this very GMK under this GMK-ID already: an update, no error. */
export const gmkSentAgain: Fault<object> = {
  id: 'gmk-sent-again',
  title: 'Stored GMK sent again',
  breaks: 'The receiver holds this very GMK under this GMK-ID, from an earlier run.',
  clause: 'pCR 33.179 §7.4.2',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => null,
  unnoticed:
    'The same GMK under the same GMK-ID is an update, for instance of its lifetime: no text calls it an error, so the record is replaced. How it can be told from a duplicate is a reading of this tool.',
  apply: (setting) => storedBefore(setting, ({ gmk }) => gmk),
};
