import { fieldModule } from '../wasm/field-module.ts';
import { sakkeParameterSet1 } from './parameter-set-1.ts';

/** The octets of a module for the field of SAKKE. A build puts them in the place of this file, which makes
 *  them anew (`field-octets.config.ts`). */
export const fieldOctets = (name: 'fma52' | 'f64'): Uint8Array<ArrayBuffer> =>
  fieldModule(name, sakkeParameterSet1.p);
