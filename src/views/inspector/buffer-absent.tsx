import type { MessageEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { BufferView } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { absenceOf } from './buffers.ts';
import { EmptyNote } from './empty-note.tsx';
import classes from './inspector.module.css';
import { useFailureWords } from './use-failure-words.ts';
import { useInspected } from './use-inspected.ts';
import { useNames } from './use-names.ts';

type Props = Readonly<{ message: MessageEvent; payload: number; view: BufferView }>;

/** Why a payload has no octets of this kind, and where to look instead. */
export function BufferAbsent({ message, payload, view }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const words = useFailureWords();
  const { events } = useInspected();
  const openTab = useAppStore((state) => state.openTab);
  const absence = absenceOf(events, message, payload, view);
  const actor = names.actor(message.to);
  if (absence.why !== 'refused')
    return <EmptyNote text={t(`inspector.absent.${absence.why}`, { actor })} />;
  const sentence = words(absence.failure, actor, message.to);
  return (
    <EmptyNote text={t('inspector.absent.refused', { sentence })}>
      <LinkButton className={classes.link} onClick={() => openTab('checks')}>
        {t('inspector.absent.toChecks')}
      </LinkButton>
    </EmptyNote>
  );
}
