import type { ComponentType } from 'react';
import type { Screen } from '../../store/state.ts';

/** What the presenter view shows of other features: the shell puts it in. */
export type PresentParts = Readonly<{
  /** The drawing; `textSize` is that of its smallest text in pixels. */
  Figure: ComponentType<Readonly<{ textSize: number; zoom: boolean }>>;
  screens: Readonly<Record<Exclude<Screen, 'ladder'>, ComponentType>>;
  Octets: ComponentType;
  Working: ComponentType;
  Keys: ComponentType;
  /** The question before the class, over the figure. */
  Question: ComponentType;
}>;
