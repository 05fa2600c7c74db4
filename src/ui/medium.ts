import { createContext, useContext } from 'react';
import type { Colour } from './light-colours.ts';

/** What a mark is drawn on: the page, whose theme gives the colours, or paper and files, which have
 *  those of the light theme and perhaps not the font of the page. */
export type Medium = Readonly<{
  paint: (colour: Colour) => string;
  /** Whether texts are set to the width they were laid out with, in whatever font there is. */
  fitted: boolean;
}>;

export const MediumContext = createContext<Medium>({
  paint: (colour) => `var(--kl-${colour})`,
  fitted: false,
});

export const useMedium = () => useContext(MediumContext);
