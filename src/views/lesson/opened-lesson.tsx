import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconDeviceFloppy,
  IconPresentation,
  IconPrinter,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { OpenLesson } from '../../store/lesson-state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { IconControl } from '../icon-control.tsx';
import { ProblemList } from '../problem-list.tsx';
import { DriftReport } from './drift-report.tsx';
import { HeadForm } from './head-form.tsx';
import { KeepControl } from './keep-control.tsx';
import classes from './lesson.module.css';
import { MomentCard } from './moment-card.tsx';
import { MomentList } from './moment-list.tsx';
import { useSaveLesson } from './use-save-lesson.ts';

/** The lesson that is open: its moments, the text of the one on the screen, and how it is changed. */
export function OpenedLesson({ onPresent }: { onPresent?: (() => void) | undefined }) {
  const open = useAppStore((state) => state.openedLesson);
  if (open === null) return null;
  const moment = open.lesson.moments[open.at];
  return (
    <>
      <Head open={open} onPresent={onPresent} />
      <div className={classes.body}>
        <DriftReport lesson={open.lesson} />
        <HeadForm open={open} />
        <MomentList open={open} />
        <KeepControl />
        {moment && <MomentCard key={moment.id} moment={moment} index={open.at} />}
      </div>
    </>
  );
}

type HeadProps = Readonly<{ open: OpenLesson; onPresent?: (() => void) | undefined }>;

function Head({ open: { lesson, at, unsaved }, onPresent }: HeadProps) {
  const { t } = useTranslation();
  const { save, problems } = useSaveLesson();
  const { offerLesson, undoLesson, openDialog } = useAppStoreApi().getState();
  const canUndo = useAppStore((state) => state.lessonsBefore.length > 0);
  return (
    <header className={classes.head}>
      <div className={classes.titleRow}>
        <h2 className={classes.heading} lang={lesson.language}>
          {lesson.title}
        </h2>
        <IconControl icon={IconX} name={t('lesson.close')} onClick={() => offerLesson(null)} />
      </div>
      <p className={classes.meta} role="status">
        {t('lesson.minutes', { count: lesson.minutes })} ·{' '}
        {t('lesson.place', { n: at + 1, of: lesson.moments.length })}
        {unsaved && <strong className={classes.unsaved}> · {t('lesson.unsaved')}</strong>}
      </p>
      <div className={classes.buttons}>
        {onPresent && (
          <Button
            size="compact-sm"
            leftSection={<IconPresentation size={16} aria-hidden="true" />}
            onClick={onPresent}
          >
            {t('lesson.present')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconDeviceFloppy size={16} aria-hidden="true" />}
          onClick={save}
        >
          {t('lesson.save')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => openDialog('handout')}
        >
          {t('handout.open')}
        </Button>
        <IconControl
          icon={IconArrowBackUp}
          name={t('lesson.undo')}
          disabled={!canUndo}
          onClick={undoLesson}
        />
      </div>
      <ProblemList problems={problems} />
    </header>
  );
}
