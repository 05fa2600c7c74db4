import { SegmentedControl } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { MessageEvent } from '../../engine/index.ts';
import { type BufferView, bufferViews } from '../../store/state.ts';
import classes from './message.module.css';
import { useNames } from './use-names.ts';

type Props = Readonly<{
  message: MessageEvent;
  payload: number;
  view: BufferView;
  onLook: (payload: number, view: BufferView) => void;
}>;

/** Pixels that the long names of the views need. */
const wide = 430;

/** Which payload of the message, and as what. */
export function MessageSwitches({ message, payload, view, onLook }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const words = width >= wide ? 'buffer' : 'bufferShort';
  return (
    <div ref={ref} className={classes.switches} data-owns-arrows>
      {message.payloads.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('inspector.message.payloadSwitch')}
          value={String(payload)}
          onChange={(value) => onLook(Number(value), view)}
          data={message.payloads.map((item, index) => ({
            value: String(index),
            label: names.purpose(item.purpose),
          }))}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={t('inspector.message.bufferSwitch')}
        value={view}
        onChange={(value) => onLook(payload, bufferViews.find((name) => name === value) ?? view)}
        data={bufferViews.map((name) => ({ value: name, label: t(`inspector.${words}.${name}`) }))}
      />
    </div>
  );
}
