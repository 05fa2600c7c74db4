import { type RefCallback, useCallback } from 'react';
import { takeFocus } from './focus-trail.ts';

/** For a view that takes the place of what had the focus: its control `selector` takes it over. */
export function useFocusOnArrival(selector: string): RefCallback<HTMLElement> {
  return useCallback(
    (view) => {
      if (view !== null) takeFocus(view.querySelector<HTMLElement>(selector));
    },
    [selector],
  );
}
