import { useEffect } from 'react';
import type { Speed, StepUnit } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

const stopMilliseconds: Readonly<Record<StepUnit, number>> = { step: 1500, event: 600 };

/** How long one stop lasts while playing. */
export function stopDuration(unit: StepUnit, speed: Speed): number {
  return stopMilliseconds[unit] / speed;
}

/** Steps forward by the clock while the run plays. */
export function usePlayback(): void {
  const playing = useAppStore((state) => state.playing);
  const unit = useAppStore((state) => state.stepUnit);
  const speed = useAppStore((state) => state.speed);
  const cursor = useAppStore((state) => state.cursor);
  const stepForward = useAppStore((state) => state.stepForward);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every stop lasts its full time
  useEffect(() => {
    if (!playing) return;
    const timer = setTimeout(stepForward, stopDuration(unit, speed));
    return () => clearTimeout(timer);
  }, [playing, unit, speed, cursor, stepForward]);
}
