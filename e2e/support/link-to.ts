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
