import { CloseButton } from '@mantine/core';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from '../app.module.css';
import { Inspector } from '../inspector/inspector.tsx';
import { useDrawer, usePaged } from '../page-sizes.ts';
import { ByteEditor, RejectionNote } from '../parts.ts';
import { ViewBoundary } from '../view-boundary.tsx';
import { DiagnosisOfOpened, ResultsOfFaults } from './fault-parts.tsx';
import { Resizer, useInspectorWidth } from './resizer.tsx';
import { useEscape } from './use-escape.ts';

const faultParts = {
  Rejection: RejectionNote,
  Results: ResultsOfFaults,
  Diagnosis: DiagnosisOfOpened,
};

export type Panel = Readonly<{
  open: boolean;
  toggle: () => void;
  /** It lies over the ladder, where there is no room beside it. */
  drawer: boolean;
}>;

/** Whether the inspector is there. It opens by its button, and when something is selected; as a drawer
 *  it is closed at first. */
export function useInspectorPanel(): Panel {
  const drawer = useDrawer();
  const selected = useAppStore((state) => state.selection.eventId);
  const inspectorOpen = useAppStore((state) => state.inspectorOpen);
  const toggleInspector = useAppStore((state) => state.toggleInspector);
  const [drawn, setDrawn] = useState(false);
  const before = useRef(selected);
  const open = drawer ? drawn : inspectorOpen;
  const toggleDrawn = useCallback(() => setDrawn((is) => !is), []);
  const toggle = drawer ? toggleDrawn : toggleInspector;
  useEffect(() => {
    const isNew = selected !== null && selected !== before.current;
    before.current = selected;
    if (isNew && !open) toggle();
  });
  return useMemo(() => ({ open, toggle, drawer }), [open, toggle, drawer]);
}

/** Where the page scrolls as a whole, the inspector is under the ladder: it comes into view as it opens. */
function useShownBelow(open: boolean) {
  const paged = usePaged();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (open && paged) panel.current?.scrollIntoView();
  }, [open, paged]);
  return panel;
}

/** The inspector at the right, or over the ladder. */
export const InspectorPanel = memo(function InspectorPanel({ open, toggle, drawer }: Panel) {
  const { t } = useTranslation();
  const [width, setWidth] = useInspectorWidth();
  const shown = useAppStore(
    ({ tab, cursor, selection }) => `${tab} ${cursor} ${selection.eventId}`,
  );
  useEscape(open && drawer, toggle);
  const panel = useShownBelow(open);
  if (!open) return null;
  return (
    <aside
      ref={panel}
      className={classes.inspector}
      data-overlay={drawer || undefined}
      data-tour="inspector"
      data-focus-part=""
      tabIndex={-1}
      aria-label={t('app.inspector')}
      style={drawer ? undefined : { width }}
    >
      {drawer && (
        <CloseButton
          className={classes.close}
          aria-label={t('app.inspectorClose')}
          onClick={toggle}
        />
      )}
      {!drawer && <Resizer controls="kl-inspector" width={width} onResize={setWidth} />}
      <div id="kl-inspector" className={classes.inspectorBody}>
        <ViewBoundary subject={shown}>
          <Inspector editor={ByteEditor} faultParts={faultParts} />
        </ViewBoundary>
      </div>
    </aside>
  );
});
