import { createContext, useContext } from 'react';
import type { Colour } from './light-colours.ts';

/** What a mark is drawn on: the page, whose theme gives the colours, or paper and files, which have
 *  those of the light theme and perhaps not the font of the page. */
export type Medium = Readonly<{
  paint: (colour: Colour) => string;
  /** Whether texts are set to the width they were laid out with, in whatever font there is. */
  fitted: boolean;
  /** How large letters are drawn, of the size they were laid out with: below 1 where the font is not known,
   *  so that a wider one has room. */
  letters: number;
}>;

export const MediumContext = createContext<Medium>({
  paint: (colour) => `var(--kl-${colour})`,
  fitted: false,
  letters: 1,
});

export const useMedium = () => useContext(MediumContext);
