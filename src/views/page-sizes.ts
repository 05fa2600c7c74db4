import { useMediaQuery } from '@mantine/hooks';

/** What gives way where the window is small: on a phone, and at 400 % zoom. */

/** There is no height for panes that stay: a phone held across, 320 × 225 pixels at 400 % zoom. */
const low = '(max-height: 480px), (max-width: 700px) and (max-height: 540px)';

const useQuery = (query: string) => useMediaQuery(query, false, { getInitialValueInEffect: false });

/** Whether the page scrolls as a whole, its parts under one another. */
export const usePaged = () => useQuery(low);

/** Whether the inspector has no room beside the ladder. */
export const useDrawer = () => useQuery(`(max-width: 999px), ${low}`);

/** Whether the setup has no room beside the ladder. */
export const useFoldedSetup = () => useQuery(`(max-width: 1279px), ${low}`);
