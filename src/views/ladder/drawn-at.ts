import { createContext, useContext } from 'react';

/** Index of the last event a drawing on paper or in a file shows as happened: all of them where nothing
 *  is said. */
export const DrawnAt = createContext(Number.MAX_SAFE_INTEGER);

export const useDrawnAt = (): number => useContext(DrawnAt);
