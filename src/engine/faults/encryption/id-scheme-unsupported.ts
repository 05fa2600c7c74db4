import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The GMS names the ID scheme of telephone numbers instead of the 3GPP UID. */
export const idSchemeUnsupported: Fault<object> = {
  id: 'id-scheme-unsupported',
  clause: 'TS 33.179 §E.5',
  kind: 'encryption',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'sakke-scheme',
  apply: () => ({
    sealed: (key) => ({ ...key, sakke: { ...key.sakke, idScheme: 1 } }),
  }),
};
