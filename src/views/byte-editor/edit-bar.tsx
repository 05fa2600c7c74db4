import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconRestore } from '@tabler/icons-react';
import { maxEdits } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { releaseFocusAfterPointer } from '../release-focus.ts';
import classes from './byte-editor.module.css';
import {
  changed,
  type EditTime,
  editTimes,
  type History,
  noEdits,
  redone,
  undone,
} from './edit-history.ts';

type Props = Readonly<{
  history: History;
  change: (step: (history: History) => History) => void;
  /** Null where octets change in one way only. */
  onTime: ((when: EditTime) => void) | null;
  onClose: () => void;
}>;

/** When the octets change; undo, redo, reset; and the way out. */
export function EditBar({ history, change, onTime, onClose }: Props) {
  const { t } = useTranslation();
  const editOctets = useAppStore((state) => state.editOctets);
  const { past, now, future } = history;
  return (
    <>
      {onTime && (
        <div data-owns-arrows onPointerUp={releaseFocusAfterPointer}>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-label={t('byteEditor.when')}
            value={now.when}
            onChange={(value) => onTime(editTimes.find((time) => time === value) ?? now.when)}
            data={editTimes.map((time) => ({ value: time, label: t(`byteEditor.time.${time}`) }))}
          />
        </div>
      )}
      <div className={classes.bar}>
        <p className={classes.count}>
          {t('byteEditor.count', { count: now.edits.size, most: maxEdits })}
        </p>
        <IconControl
          icon={IconArrowBackUp}
          name={t('byteEditor.undo')}
          disabled={past.length === 0}
          onClick={() => change(undone)}
        />
        <IconControl
          icon={IconArrowForwardUp}
          name={t('byteEditor.redo')}
          disabled={future.length === 0}
          onClick={() => change(redone)}
        />
        <IconControl
          icon={IconRestore}
          name={t('byteEditor.reset')}
          disabled={now.edits.size === 0}
          onClick={() => change((before) => changed(before, { ...noEdits, when: now.when }))}
        />
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => {
            onClose();
            editOctets(null);
          }}
        >
          {t('byteEditor.close')}
        </Button>
      </div>
    </>
  );
}
