import { deriveUserSalt, xorUserSalt } from '../mcptt/guk-id.ts';

/** How the identifier a message carries is made of GMK, GMK-ID and the URI of the member. */
export type IdentifierForm = (gmk: Uint8Array, gmkId: number, uri: string) => number;

/** Source: TS 33.179 §7.3.1, §F.1.3. */
export const usualIdentifier: IdentifierForm = (gmk, gmkId, uri) =>
  xorUserSalt(gmkId, deriveUserSalt(gmk, uri).userSalt);
