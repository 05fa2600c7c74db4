import type { Purpose } from '../../engine/index.ts';
import type { Shape } from '../../ui/marks.tsx';

/** The shape of a key: square for media, disc for floor control, diamond for the group and for a
 *  key of another kind, triangle for one that an MCPTT server shares with UEs. */
export const purposeShapes = {
  media: 'square',
  floor: 'disc',
  group: 'diamond',
  private: 'diamond',
  client: 'triangle',
  server: 'diamond',
  bearer: 'diamond',
  multicast: 'triangle',
} as const satisfies Record<Purpose, Shape>;
