import { type KeyMaterial, uint32ToHex } from '../../engine/index.ts';

/** A detail of what is held: its key in the catalogue, and what to fill in. */
export type HeldDetail = Readonly<{
  key: string;
  values: Readonly<Record<string, string | number>>;
}>;
export type HeldLine = Readonly<{
  kind: 'kms' | 'user' | 'group' | 'transport';
  name: string;
  details: readonly HeldDetail[];
}>;

const detail = (key: string, values: HeldDetail['values'] = {}): HeldDetail => ({ key, values });

/** What is held, a line each; of a user all key periods in one. No secret is among it. */
export function heldLines(material: KeyMaterial): readonly HeldLine[] {
  const { kmss, keySets, groupKeys, transportKeys } = material;
  const users = [...new Set(keySets.map(({ userUri }) => userUri))];
  return [
    ...kmss.map(({ kms }) => ({
      kind: 'kms' as const,
      name: kms.uri,
      details: [
        detail('period', { seconds: kms.key_period, offset: kms.key_period_offset }),
        ...(kms.revoked ? [detail('revoked')] : []),
      ],
    })),
    ...users.map((uri) => ({ kind: 'user' as const, name: uri, details: ofUser(material, uri) })),
    ...groupKeys.map(({ gmkId, rand }) => ({
      kind: 'group' as const,
      name: gmkId === undefined ? 'GMK' : uint32ToHex(gmkId),
      details: [detail(rand ? 'withRand' : 'withoutRand')],
    })),
    ...transportKeys.map(({ name, key }) => ({
      kind: 'transport' as const,
      name: name ?? 'TrK',
      details: [detail('bits', { n: 8 * key.length })],
    })),
  ];
}

function ofUser({ keySets }: KeyMaterial, uri: string): readonly HeldDetail[] {
  const own = keySets.filter(({ userUri }) => userUri === uri);
  const periods = own.flatMap(({ keyPeriodNo }) => keyPeriodNo ?? []).sort((a, b) => a - b);
  const parts = (['rsk', 'ssk', 'pvt'] as const).filter((part) => own.some((set) => set[part]));
  return [
    ...(periods.length > 0
      ? [detail('periods', { count: periods.length, periods: periods.join(', ') })]
      : []),
    parts.length > 0
      ? detail('has', { parts: parts.join(', ').toUpperCase() })
      : detail('hasNothing'),
  ];
}
