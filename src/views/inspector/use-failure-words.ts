import { useTranslation } from 'react-i18next';
import { type Failure, type FailureCode, failureCodes } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';

export type FailureStage = 'before' | 'after' | 'pair';

/** Whether a check fails before the GMK is decrypted, after it, or over the pair of two keys. */
export function stageOf(code: FailureCode): FailureStage {
  if (code === 'dual-incomplete') return 'pair';
  return failureCodes.indexOf(code) <= failureCodes.indexOf('sakke') ? 'before' : 'after';
}

/** A failed check in a plain sentence: who cannot do what, and what follows from it. */
export function useFailureWords(): (failure: Pick<Failure, 'code'>, ue: string) => string {
  const { t } = useTranslation();
  const isRun = useAppStore((state) => state.trace.source.kind === 'scenario');
  return ({ code }, ue) => {
    const then = t(`inspector.then.${isRun ? 'run' : 'opened'}.${stageOf(code)}`);
    return t(`inspector.failure.${code}`, { ue, then });
  };
}
