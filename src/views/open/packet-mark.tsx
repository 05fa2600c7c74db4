import { IconCheck, IconLock, IconX } from '@tabler/icons-react';
import type { OpenedPacket } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import classes from './open.module.css';
import { useFloorText } from './use-floor-text.ts';

const looks = {
  passed: { Icon: IconCheck, look: classes.passed },
  failed: { Icon: IconX, look: classes.failed },
  unchecked: { Icon: IconLock, look: classes.unopened },
} as const;

/** Whether a packet opens: a mark, and what floor control is in it. */
export function PacketMark({ id, packet }: Readonly<{ id: string; packet: OpenedPacket }>) {
  const { t } = useTranslation();
  const floor = useFloorText(packet);
  const { Icon, look } = looks[packet.verdict];
  return (
    <span id={id} className={`${classes.verdict} ${look}`}>
      <Icon size={16} aria-hidden />
      {floor === ''
        ? t(`open.packet.verdict.${packet.verdict}`)
        : t('open.packet.verdict.floor', { floor })}
    </span>
  );
}
