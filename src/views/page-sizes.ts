import { useWindowQuery } from './use-window-query.ts';

/** What gives way where the window is small: on a phone, and at 400 % zoom. */

/** There is no height for panes that stay: a phone held across, 320 × 225 pixels at 400 % zoom. */
const low = '(max-height: 480px), (max-width: 700px) and (max-height: 540px)';

/** Whether the page scrolls as a whole, its parts under one another. */
export const usePaged = () => useWindowQuery(low);

/** Whether the inspector has no room beside the ladder. */
export const useDrawer = () => useWindowQuery(`(max-width: 999px), ${low}`);

/** Whether the setup has no room beside the ladder. */
export const useFoldedSetup = () => useWindowQuery(`(max-width: 1279px), ${low}`);
