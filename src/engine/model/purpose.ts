/** What a group key is for: `group` when the group has one key for everything. */
export type GroupPurpose = 'group' | 'media' | 'floor';

/** What any key is for: also a private call, or signalling of a client, between servers, of a
 *  broadcast bearer, and multicast. Source: TS 33.180 Annex G. */
export type Purpose = GroupPurpose | 'private' | 'client' | 'server' | 'bearer' | 'multicast';

/** How the Text field names the purpose of a key. A choice of this tool. */
export const purposeTexts = { media: ', media', floor: ', floor control' } as const;

/** What stands behind the name of the group in the Text field; nothing where one key serves all. */
export const textMarkOf = (purpose: Purpose): string =>
  purpose === 'media' || purpose === 'floor' ? purposeTexts[purpose] : '';

/** The parameters that travel with a key. Times are Unix seconds up to 2^40 - 1; 0 means not set. */
export type KeyParameters = Readonly<{
  keyType: number;
  status: number;
  activationTime: number;
  expiryTime: number;
  text: string;
  groupIds: readonly string[];
}>;

/** Kinds of key by their number: the purpose tag, which is the four top bits of every key identifier,
 *  and Key Type. Sources: TS 33.180 §5.2.2, Annex G, TS 33.179 §E.6.11. */
export const keyTypes = { GMK: 0, PCK: 1, CSK: 2, SPK: 3, MKFC: 4, MSCCK: 5, MuSiK: 6 } as const;

/** Their names by number. */
export const purposeTags: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(keyTypes).map(([name, tag]) => [tag, name]),
);

export const gmkTag = keyTypes.GMK;
export const mkfcTag = keyTypes.MKFC;

/** The purpose tag of a key identifier, 0 to 15. Source: TS 33.180 §5.2.3. */
export function purposeTag(keyId: number): number {
  return keyId >>> 28;
}

/** Whether a purpose is that of a key which an MCPTT server shares with UEs in a run. */
export const isServerKey = (purpose: Purpose | undefined): purpose is 'client' | 'multicast' =>
  purpose === 'client' || purpose === 'multicast';
