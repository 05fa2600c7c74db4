import {
  type ActorId,
  checkNames,
  checkOfCode,
  type Failure,
  type FailureCode,
  isPartnerUe,
  partnerGms,
  primaryGms,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { failureKey } from '../opened-message.ts';
import { useNames } from './use-names.ts';

type FailurePhase = 'keyMaterial' | 'before' | 'after' | 'pair' | 'packet';

/** Whether a check fails before there is any payload, before the GMK is decrypted, after it, over the
 *  pair of two keys, or over a packet protected with them. */
function failurePhase(code: FailureCode): FailurePhase {
  const { name, phase } = checkOfCode(code);
  if (phase === 'key-material') return 'keyMaterial';
  if (phase === 'pair' || phase === 'packet') return phase;
  const isBefore = checkNames.indexOf(name) <= checkNames.indexOf('decapsulation');
  return isBefore ? 'before' : 'after';
}

/** The GMS that notifies an actor, and gets its error. */
const senderTo = (actor: ActorId): ActorId => (isPartnerUe(actor) ? partnerGms : primaryGms);

/** A failed check in a plain sentence: who cannot do what, and what follows from it. */
export function useFailureWords(): (
  failure: Pick<Failure, 'code'>,
  ue: string,
  actor?: ActorId,
) => string {
  const { t } = useTranslation();
  const isRun = useAppStore((state) => state.trace.source.kind === 'scenario');
  const first = useAppStore((state) => state.trace.events[0]);
  const names = useNames();
  return ({ code }, ue, actor) => {
    const gms = names.short(actor === undefined ? primaryGms : senderTo(actor));
    const then = t(`checks.then.${isRun ? 'run' : 'opened'}.${failurePhase(code)}`, { gms });
    return t(failureKey(code, first), { ue, then });
  };
}
