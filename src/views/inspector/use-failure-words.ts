import { useTranslation } from 'react-i18next';
import {
  type ActorId,
  type CheckName,
  type Failure,
  type FailureCode,
  failureCodes,
  isKeyMaterialCode,
  isPartnerUe,
  partnerGms,
  primaryGms,
} from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useNames } from './use-names.ts';

export type FailureStage = 'keyMaterial' | 'before' | 'after' | 'pair' | 'packet';

/** Whether a check fails before there is any payload, before the GMK is decrypted, after it, over the pair of two keys, or over a
 *  packet protected with them. */
export function stageOf(code: FailureCode): FailureStage {
  if (isKeyMaterialCode(code)) return 'keyMaterial';
  if (code === 'mki' || code === 'srtp') return 'packet';
  if (code === 'dual-incomplete') return 'pair';
  return failureCodes.indexOf(code) <= failureCodes.indexOf('sakke') ? 'before' : 'after';
}

/** The GMS that notifies an actor, and gets its error. */
const senderTo = (actor: ActorId): ActorId => (isPartnerUe(actor) ? partnerGms : primaryGms);

/** A failed check in a plain sentence: who cannot do what, and what follows from it. Of a
 *  packet that opens where it must not, the check decides the words. */
export function useFailureWords(): (
  failure: Pick<Failure, 'code'>,
  ue: string,
  check?: CheckName,
  actor?: ActorId,
) => string {
  const { t } = useTranslation();
  const isRun = useAppStore((state) => state.trace.source.kind === 'scenario');
  const names = useNames();
  return ({ code }, ue, check, actor) => {
    const gms = names.short(actor === undefined ? primaryGms : senderTo(actor));
    const then = t(`inspector.then.${isRun ? 'run' : 'opened'}.${stageOf(code)}`, { gms });
    const words = check === 'key-separation' ? check : code;
    return t(`inspector.failure.${words}`, { ue, then });
  };
}
