import type { FaultEntry } from '../../src/engine/index.ts';
import { encodeLink } from '../../src/store/link.ts';
import { defaultView, type View } from '../../src/store/view.ts';

/** A link with the setup open, where the run says that it is done. */
export function linkTo(change: Partial<View>, faults: FaultEntry[] = []): string {
  const view = defaultView();
  return encodeLink({
    ...{ ...view, setupOpen: true, ...change },
    scenario: { ...view.scenario, faults },
  });
}

/** Every event on the ladder, → from event to event, and the message of the cursor beside it. */
export const detailedView = {
  level: 'everything',
  tab: 'message',
  setupOpen: true,
} as const satisfies Partial<View>;

/** A link to a run in all its details. */
export const detailed = (change: Partial<View> = {}, faults: FaultEntry[] = []): string =>
  linkTo({ ...detailedView, ...change }, faults);
