/** What a GMK is for: `group` when the group has one key for everything. */
export type Purpose = 'group' | 'media' | 'floor';

/** How the Text field names the purpose of a key. A choice of this tool. */
export const purposeTexts = { media: ', media', floor: ', floor control' } as const;

/** The parameters that travel with a GMK. Times are Unix seconds; 0 means not set. */
export type KeyParameters = Readonly<{
  keyType: number;
  status: number;
  activationTime: number;
  expiryTime: number;
  text: string;
  groupIds: readonly string[];
}>;

/** Purpose tags: the four top bits of every key identifier. Source: TS 33.180 §5.2.2, Annex G. */
export const purposeTags = {
  0: 'GMK',
  1: 'PCK',
  2: 'CSK',
  3: 'SPK',
  4: 'MKFC',
  5: 'MSCCK',
  6: 'MuSiK',
} as const;

export const gmkTag = 0;
export const mkfcTag = 4;

/** The purpose tag of a key identifier, 0 to 15. Source: TS 33.180 §5.2.3. */
export function purposeTag(keyId: number): number {
  return keyId >>> 28;
}
