import { isServerKey, type Purpose } from '../engine/index.ts';

/** Looks of a key: `shared` one that an MCPTT server shares with UEs. */
export const purposeLooks = ['group', 'media', 'floor', 'shared'] as const;
export type PurposeLook = (typeof purposeLooks)[number];

/** Colour of a key: one of its own for media, for floor control, and for what an MCPTT server shares with UEs;
 *  a key for anything else looks like that of a group, as there is one of it only. */
export function purposeLook(purpose: Purpose): PurposeLook {
  if (isServerKey(purpose)) return 'shared';
  return purpose === 'media' || purpose === 'floor' ? purpose : 'group';
}
