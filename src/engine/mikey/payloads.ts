import type { Fields, ValueOf, Values } from '../codec/field.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { type Payload, valuesOf } from '../codec/payload.ts';
import type { Failure } from '../model/failures.ts';
import { err } from './err.ts';
import { generalExtension } from './general-extension.ts';
import { checkHdr, hdr } from './hdr.ts';
import { checkIdr, identityOfRole, idr, idrName } from './idr.ts';
import { keyParameters, keyParametersElement } from './key-parameters.ts';
import { protectedPayload } from './protected-payload.ts';
import { rand } from './rand.ts';
import { sakke } from './sakke.ts';
import { secondKey } from './second-key.ts';
import { sign } from './sign.ts';
import { sp } from './sp.ts';
import { t } from './t.ts';

/** A payload as the chain of a message needs it. */
export type ChainPayload = Readonly<{
  payload: Payload;
  /** Whether a group key transport may have it at all. */
  expected: boolean;
  /** Its name by the values read, which may be few. */
  nameOf: (values: Values) => string;
  /** What it says that a message may say once only; null where it may come again. */
  onceOnly: (values: Values) => string | null;
  check: (values: Values, node: FieldNode) => Failure | null;
}>;

function chainPayload<F extends Fields>(
  payload: Payload<F>,
  rules: Readonly<{
    expected?: boolean;
    nameOf?: (values: Partial<ValueOf<F>>) => string;
    onceOnly?: (values: Partial<ValueOf<F>>) => string | null;
    check?: (values: ValueOf<F>, node: FieldNode) => Failure | null;
  }> = {},
): ChainPayload {
  const { fields, name } = payload;
  const { expected = true, nameOf, onceOnly, check } = rules;
  return {
    payload,
    expected,
    nameOf: (values) => nameOf?.(valuesOf(fields, values)) ?? name,
    onceOnly: (values) => (onceOnly ? onceOnly(valuesOf(fields, values)) : name),
    check: (values, node) => check?.(valuesOf(fields, values), node) ?? null,
  };
}

/** The first payload of every message; no Next payload announces it. */
export const headerPayload = chainPayload(hdr, { check: checkHdr });

/** The payloads whose layout is known here, each with what a message may do with it. */
export const chainPayloads: readonly ChainPayload[] = [
  chainPayload(t),
  chainPayload(rand),
  chainPayload(idr, {
    nameOf: ({ idRole }) => (idRole === undefined ? idr.name : idrName(idRole)),
    onceOnly: ({ idRole }) => identityOfRole(idRole),
    check: checkIdr,
  }),
  chainPayload(sp, {
    onceOnly: ({ policyNo }) => (policyNo === undefined ? null : `policy ${policyNo}`),
  }),
  chainPayload(sakke),
  chainPayload(generalExtension, { onceOnly: () => null }),
  chainPayload(err, { expected: false }),
  chainPayload(sign),
];

/** Every table of fields, for the documentation and for tests of what must hold of all of them. */
export const payloadRegistry: readonly Payload[] = [
  hdr,
  ...chainPayloads.map(({ payload }) => payload),
  protectedPayload,
  keyParameters,
  { ...keyParametersElement, name: 'keyParametersElement' },
  secondKey,
];
