import { describe, expect, it } from 'vitest';
import { utf8ToBytes } from '../model/bytes.ts';
import { aliceUri, gmsUri, kms, named, partnerKms, uid } from '../testing/deviating-sender.ts';

const idr = (role: number, text: string) => ({ role, idType: 1, idData: utf8ToBytes(text) });
const identities = (...named: readonly (readonly [number, string])[]) => ({
  parts: (
    usual: Parameters<NonNullable<import('../testing/deviating-sender.ts').Otherwise['parts']>>[0],
  ) => ({
    ...usual,
    idrs: named.map(([role, text]) => idr(role, text)),
  }),
});

describe('the two KMSs', () => {
  it('[TS 33.179 §E.2] in each other’s role', () => {
    const swapped = identities([1, gmsUri], [2, aliceUri], [6, kms.uri], [7, partnerKms.uri]);
    expect(named({ signerKms: partnerKms, ...swapped })).toBe('kms.roles-swapped: proved');
  });

  it('[TS 33.179 §E.2] the signer’s is another one than named', () => {
    const both = identities([1, gmsUri], [2, aliceUri], [6, kms.uri], [7, kms.uri]);
    expect(named({ signerKms: partnerKms, ...both })).toBe('kms.other.signer: proved');
  });

  it('[TS 33.179 §E.2] only its key is that of the other one', () => {
    const both = identities([1, gmsUri], [2, aliceUri], [6, kms.uri], [7, kms.uri]);
    const otherwise = { signerKms: partnerKms, signerUid: uid(gmsUri, kms), ...both };
    expect(named(otherwise)).toBe('kms.key-of-other.signer: proved');
  });

  it('[TS 33.179 §E.2] the key was encapsulated with that of the other one', () => {
    const both = identities([1, gmsUri], [2, aliceUri], [6, kms.uri], [7, kms.uri]);
    const otherwise = {
      ...{ receiverKms: partnerKms, rskKms: kms, rskUid: uid(aliceUri), statesGmk: true },
      ...both,
      bundle: (usual: import('../mcptt/message-bundle.ts').MessageBundle) => ({
        ...usual,
        users: { ...usual.users, [aliceUri]: { ...usual.users[aliceUri], kms: kms.uri } },
      }),
    };
    expect(named(otherwise)).toBe('kms.other.receiver: proved');
  });

  it('[TS 33.179 §E.2] the parties taken by position', () => {
    const turned = identities([2, gmsUri], [1, aliceUri], [6, kms.uri], [7, kms.uri]);
    expect(named(turned)).toBe('kms.parties-by-position: proved');
  });

  it('[RFC 6509 §4.4] both with role 3', () => {
    const three = identities([1, gmsUri], [2, aliceUri], [3, kms.uri], [3, kms.uri]);
    expect(named(three)).toBe('format.kms-roles-3: proved');
  });

  it('[TS 33.179 §E.2] a name without its scheme', () => {
    const short = identities([1, gmsUri], [2, 'alice@example.org'], [6, kms.uri], [7, kms.uri]);
    expect(named(short)).toBe('name.IDRr: fits');
    const signer = identities([1, 'gms@example.org'], [2, aliceUri], [6, kms.uri], [7, kms.uri]);
    expect(named(signer)).toBe('name.IDRi: proved');
    expect(named({ ...signer, signerUid: uid('gms@example.org') })).toBe('name.IDRi: fits');
  });
});
