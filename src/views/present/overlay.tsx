import { CloseButton } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import type { PresentParts } from './parts.ts';
import classes from './presenter.module.css';

/** Text of the page is of this size; what lies over the figure is drawn larger by as much as it needs. */
export const smallestOfPage = 12;

type LayerProps = Readonly<{
  name: string;
  scale: number;
  /** Null: it says itself what it is, and goes by itself. */
  close: (() => void) | null;
  children: ReactNode;
}>;

/** What lies over the figure, in large type; it takes the focus, so that ↓ and ↑ scroll it. */
function Layer({ name, scale, close, children }: LayerProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const { current } = box;
    const back = current?.closest<HTMLElement>('[data-presenter]');
    current?.focus({ preventScroll: true });
    return () => back?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={box}
      className={classes.layer}
      data-scrolls=""
      tabIndex={-1}
      aria-label={name}
      style={{ zoom: scale }}
    >
      {close && (
        <header className={classes.layerHead}>
          <h2>{name}</h2>
          <CloseButton aria-label={t('present.overlay.close')} onClick={close} />
        </header>
      )}
      <div className={classes.layerBody}>{children}</div>
    </section>
  );
}

type Props = Readonly<{ parts: PresentParts; textSize: number }>;

/** The overlay that is open; over it the question before the class. */
export function Overlay({ parts, textSize }: Props) {
  const { t } = useTranslation();
  const overlay = useAppStore((state) => state.presentation.overlay);
  const change = useAppStore((state) => state.changePresentation);
  const asks = useAppStore((state) => state.poll !== null);
  const shown = { octets: parts.Octets, working: parts.Working, keys: parts.Keys };
  const scale = textSize / smallestOfPage;
  if (asks) {
    return (
      <Layer key="question" name={t('present.overlay.question')} scale={1} close={null}>
        <div style={{ fontSize: textSize }}>
          <parts.Question />
        </div>
      </Layer>
    );
  }
  if (overlay === null) return null;
  const Part = overlay === 'custody' ? parts.screens.custody : shown[overlay];
  return (
    <Layer
      key={overlay}
      name={t(`present.overlay.${overlay}`)}
      scale={scale}
      close={() => change({ overlay: null })}
    >
      <Part />
    </Layer>
  );
}
