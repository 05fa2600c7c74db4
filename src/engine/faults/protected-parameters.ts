import type { FieldNode } from '../codec/field-node.ts';
import { decodeProtectedPayload } from '../mikey/index.ts';
import type { Alterations } from './fault.ts';
import { fieldIn } from './octets.ts';

/** Changes a field of the protected key parameters before the GMS signs. */
export function changeProtected(
  path: string,
  change: (octets: Uint8Array, node: FieldNode) => Uint8Array,
): Pick<Alterations, 'sealed'> {
  return {
    sealed: (key) => {
      const { data } = key.parameters;
      const node = fieldIn(decodeProtectedPayload(data).tree, `GeneralExtension.${path}`);
      return { ...key, parameters: { ...key.parameters, data: change(data, node) } };
    },
  };
}
