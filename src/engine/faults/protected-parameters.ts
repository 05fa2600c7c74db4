import { decodeProtectedPayload } from '../mikey/index.ts';
import { changeIn, type FieldChange } from './change-octets.ts';
import type { Alterations } from './fault.ts';

/** Changes a field of the protected key parameters before the GMS signs. */
export function changeProtected(path: string, change: FieldChange): Pick<Alterations, 'sealed'> {
  return {
    sealed: (key) => {
      const { parameters } = key;
      if (!parameters) return key;
      const { data } = parameters;
      const { tree } = decodeProtectedPayload(data);
      const changed = changeIn(tree, data, [`GeneralExtension.${path}`], change);
      return changed === data ? key : { ...key, parameters: { ...parameters, data: changed } };
    },
  };
}
