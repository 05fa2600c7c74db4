import { SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import type { MessageEvent } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { BufferView } from '../../store/state.ts';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import classes from './message.module.css';
import { useNames } from './use-names.ts';

/** Pixels that the long names of the views need. */
const wide = 430;

/** What is chosen is outlined in the accent, in both themes. */
const look = { indicator: classes.indicator ?? '', label: classes.segment ?? '' };

type BufferSwitchProps = Readonly<{
  views: readonly BufferView[];
  view: BufferView;
  /** What the key of the payload is called. */
  keyName: string;
  onLook: (view: BufferView) => void;
}>;

/** The octets of the payload: as sent, as received, or what came out of them decrypted. */
export function BufferSwitch({ views, view, keyName, onLook }: BufferSwitchProps) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const words = width >= wide ? 'buffer' : 'bufferShort';
  return (
    <div ref={ref} data-owns-arrows onPointerUp={releaseFocusAfterPointer}>
      <SegmentedControl
        size="xs"
        classNames={look}
        aria-label={t('inspector.message.bufferSwitch')}
        value={view}
        onChange={(value) => onLook(views.find((name) => name === value) ?? view)}
        data={views.map((name) => ({
          value: name,
          label: t(`inspector.${words}.${name}`, { key: keyName }),
        }))}
      />
    </div>
  );
}

type PayloadSwitchProps = Readonly<{
  message: MessageEvent;
  payload: number;
  onLook: (payload: number) => void;
}>;

/** Which payload of the message; nothing where it carries one. */
export function PayloadSwitch({ message, payload, onLook }: PayloadSwitchProps) {
  const { t } = useTranslation();
  const names = useNames();
  if (message.payloads.length < 2) return null;
  return (
    <div data-owns-arrows onPointerUp={releaseFocusAfterPointer}>
      <SegmentedControl
        size="xs"
        classNames={look}
        aria-label={t('inspector.message.payloadSwitch')}
        value={String(payload)}
        onChange={(value) => onLook(Number(value))}
        data={message.payloads.map((item, index) => ({
          value: String(index),
          label: names.purpose(item.purpose),
        }))}
      />
    </div>
  );
}
