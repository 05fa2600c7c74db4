import { useLocalStorage } from '@mantine/hooks';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import classes from '../app.module.css';

const wideScreen = 1700;

/** Pixels. A wide screen has room for 16 octets a row. */
export const inspectorWidths = {
  least: 420,
  most: 720,
  standard: window.innerWidth >= wideScreen ? 640 : 480,
} as const;
const keyStep = 16;

const clamp = (width: number) =>
  Math.round(Math.min(Math.max(width, inspectorWidths.least), inspectorWidths.most));

/** The width of the inspector in pixels, remembered on this device. */
export function useInspectorWidth(): [number, (width: number) => void] {
  const [width, setWidth] = useLocalStorage<number>({
    key: 'keyladder-inspector-width',
    defaultValue: inspectorWidths.standard,
    getInitialValueInEffect: false,
  });
  return [clamp(Number(width) || inspectorWidths.standard), (wanted) => setWidth(clamp(wanted))];
}

type Props = { controls: string; width: number; onResize: (width: number) => void };

/** The border between ladder and inspector, dragged or moved by the arrow keys. */
export function Resizer({ controls, width, onResize }: Props) {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent) => {
    const widths: Readonly<Record<string, number>> = {
      ArrowLeft: width + keyStep,
      ArrowRight: width - keyStep,
      Home: inspectorWidths.least,
      End: inspectorWidths.most,
      Enter: inspectorWidths.standard,
    };
    const wanted = widths[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    onResize(wanted);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      onResize(window.innerWidth - event.clientX);
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an hr cannot be moved
    <div
      className={classes.resizer}
      role="separator"
      tabIndex={0}
      data-owns-arrows=""
      aria-orientation="vertical"
      aria-label={t('app.resizer')}
      aria-controls={controls}
      aria-valuemin={inspectorWidths.least}
      aria-valuemax={inspectorWidths.most}
      aria-valuenow={width}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => onResize(inspectorWidths.standard)}
    />
  );
}
