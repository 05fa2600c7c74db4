import type { Purpose } from '../../engine/index.ts';
import type { Shape } from '../../ui/marks.tsx';

/** The shape of a key: square for media, disc for floor control, diamond for the group. */
export const purposeShapes = {
  media: 'square',
  floor: 'disc',
  group: 'diamond',
} as const satisfies Record<Purpose, Shape>;
