import { type MessageBundle, readBundles } from '../engine/index.ts';
import written from './deviating-bundle.json' with { type: 'json' };

/** A bundle for tests outside of the engine: its message is signed without the header of SIGN, and else by
 *  the documents. The sender of the engine's own tests made it. */
export function deviatingBundle(): MessageBundle {
  const read = readBundles(JSON.stringify(written));
  const [bundle] = read.ok ? read.value : [];
  if (bundle === undefined) throw new TypeError('the bundle cannot be read');
  return bundle;
}
