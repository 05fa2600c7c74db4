import { useEffect } from 'react';
import type { Level, Speed } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

const stopMilliseconds: Readonly<Record<Level, number>> = {
  figure: 1500,
  members: 900,
  everything: 600,
};

/** How long one stop lasts while playing. */
export function stopDuration(level: Level, speed: Speed): number {
  return stopMilliseconds[level] / speed;
}

/** Steps forward by the clock while the run plays. */
export function usePlayback(): void {
  const playing = useAppStore((state) => state.playing);
  const level = useAppStore((state) => state.level);
  const speed = useAppStore((state) => state.speed);
  const cursor = useAppStore((state) => state.cursor);
  const stepForward = useAppStore((state) => state.stepForward);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every stop lasts its full time
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(stepForward, stopDuration(level, speed));
    return () => clearTimeout(timer);
  }, [playing, level, speed, cursor, stepForward]);
}
