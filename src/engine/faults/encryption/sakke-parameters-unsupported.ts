import { always, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';

/** The GMS names a SAKKE parameter set other than 1. */
export const sakkeParametersUnsupported: Fault<object> = {
  id: 'sakke-parameters-unsupported',
  clause: 'RFC 6509 §4.2',
  kind: 'encryption',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'sakke-params',
  apply: () => ({
    sealed: (key) => ({ ...key, sakke: { ...key.sakke, sakkeParams: 2 } }),
  }),
};
