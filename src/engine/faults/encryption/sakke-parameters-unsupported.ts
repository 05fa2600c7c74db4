import { changeSakke } from '../alter.ts';
import { defineFault } from '../fault.ts';

/** The GMS names a SAKKE parameter set other than 1. */
export const sakkeParametersUnsupported = defineFault({
  id: 'sakke-parameters-unsupported',
  clause: 'RFC 6509 §4.2',
  kind: 'encryption',
  predict: () => 'sakke-params',
  apply: () => changeSakke(() => ({ sakkeParams: 2 })),
});
