import { type RefObject, useEffect, useState } from 'react';
import type { Spot } from '../../present/messages.ts';
import classes from './presenter.module.css';

type Props = Readonly<{
  /** The area the ring moves in. */
  area: RefObject<HTMLElement | null>;
  /** Called with what shows where a speaker points to; gives what ends that. */
  follow: (show: (spot: Spot) => void) => () => void;
  tell: (spot: Spot) => void;
}>;

/** A large ring that follows the mouse, or that of a speaker. */
export function PointerRing({ area, follow, tell }: Props) {
  const [spot, setSpot] = useState<Spot>(null);
  useEffect(() => follow(setSpot), [follow]);
  useEffect(() => {
    const { current } = area;
    const move = ({ clientX, clientY }: PointerEvent) => {
      const box = current?.getBoundingClientRect();
      if (box === undefined || box.width === 0 || box.height === 0) return;
      const [x, y] = [(clientX - box.left) / box.width, (clientY - box.top) / box.height];
      const next = x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : null;
      setSpot(next);
      tell(next);
    };
    current?.addEventListener('pointermove', move);
    return () => current?.removeEventListener('pointermove', move);
  }, [area, tell]);
  if (spot === null) return null;
  const place = { left: `${spot.x * 100}%`, top: `${spot.y * 100}%` };
  return <div className={classes.ring} data-ring="" style={place} aria-hidden="true" />;
}
