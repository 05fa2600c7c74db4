import { changeSakke } from '../alter.ts';
import { defineFault } from '../fault.ts';

/** The GMS names the ID scheme of telephone numbers instead of the 3GPP UID. */
export const idSchemeUnsupported = defineFault({
  id: 'id-scheme-unsupported',
  clause: 'TS 33.179 §E.5',
  kind: 'encryption',
  predict: () => 'sakke-scheme',
  apply: () => changeSakke(() => ({ idScheme: 1 })),
});
