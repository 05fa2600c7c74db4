import type { ComponentType } from 'react';

/** What the presenter view shows of other features: the shell puts it in. */
export type PresentParts = Readonly<{
  /** The drawing; `textSize` is that of its smallest text in pixels. */
  Figure: ComponentType<Readonly<{ textSize: number; zoom: boolean }>>;
  Custody: ComponentType;
  Compare: ComponentType;
  Octets: ComponentType;
  Working: ComponentType;
  Keys: ComponentType;
  /** The question before the class, over the figure. */
  Question: ComponentType;
}>;
