import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { LessonMoment } from '../../lesson/lesson.ts';
import classes from './lesson.module.css';
import { MomentForm } from './moment-form.tsx';
import { MomentText } from './moment-text.tsx';

const modes = ['read', 'write'] as const;
type Mode = (typeof modes)[number];

/** The moment on the screen: as it is read, or to be written. */
export function MomentCard({ moment, index }: { moment: LessonMoment; index: number }) {
  const { t } = useTranslation();
  // Of a moment that was just kept there is nothing to read yet.
  const [mode, setMode] = useState<Mode>(moment.caption === '' ? 'write' : 'read');
  return (
    <section className={classes.card} aria-label={t('lesson.moment', { n: index + 1 })}>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('lesson.mode.title')}
        value={mode}
        onChange={(value) => setMode(value as Mode)}
        data={modes.map((value) => ({ value, label: t(`lesson.mode.${value}`) }))}
      />
      {mode === 'read' ? (
        <MomentText moment={moment} />
      ) : (
        <MomentForm moment={moment} index={index} />
      )}
    </section>
  );
}
