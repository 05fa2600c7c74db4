import { IconArrowsDiff, IconGridDots, IconPencil } from '@tabler/icons-react';
import type { MessageEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { BufferView } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { useInspected } from './use-inspected.ts';

type Props = Readonly<{ message: MessageEvent; payload: number; view: BufferView }>;

/** Compares octets with those of another message; edits those of a notification, or breaks each of them in
 *  turn. */
export function OctetTools({ message, payload, view }: Props) {
  const { t } = useTranslation();
  const { kind } = useInspected().trace.source;
  const editOctets = useAppStore((state) => state.editOctets);
  const showOctetMap = useAppStore((state) => state.showOctetMap);
  const inFlight = view === 'sent' || view === 'received';
  const compareMessages = useAppStore((state) => state.compareMessages);
  if (!inFlight) return null;
  const ref = { messageId: message.id, payload };
  const compare = (
    <IconControl
      icon={IconArrowsDiff}
      name={t('messageDiff.open')}
      onClick={() => compareMessages(ref)}
    />
  );
  if (message.name !== 'notification') return compare;
  return (
    <>
      {compare}
      <IconControl icon={IconPencil} name={t('byteEditor.open')} onClick={() => editOctets(ref)} />
      {kind !== 'message' && (
        <IconControl
          icon={IconGridDots}
          name={t('octetMap.open')}
          onClick={() => showOctetMap(ref)}
        />
      )}
    </>
  );
}
