import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { type ShippedLesson, shippedLessons } from '../../lesson/shipped/index.ts';
import { keepProblem, newLesson } from '../../store/lesson-edits.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './lesson.module.css';
import { OpenFile } from './open-file.tsx';
import { useLessonLanguage } from './use-lesson-language.ts';

/** What can be opened: the lessons that ship, a file, or a new one. */
export function LessonLibrary() {
  const { t } = useTranslation();
  return (
    <div className={classes.body}>
      <h2 className={classes.heading}>{t('lesson.title')}</h2>
      <p className={classes.note}>{t('lesson.intro')}</p>
      <ul className={classes.shipped} aria-label={t('lesson.shipped')}>
        {shippedLessons.map((lesson) => (
          <Shipped key={lesson.id} lesson={lesson} />
        ))}
      </ul>
      <OpenFile />
      <NewLesson />
    </div>
  );
}

function Shipped({ lesson }: { lesson: ShippedLesson }) {
  const { t } = useTranslation();
  const language = useLessonLanguage();
  const { offerLesson } = useAppStoreApi().getState();
  const [failed, setFailed] = useState(false);
  const { title, minutes, moments } = lesson;
  const open = async () => {
    const loaded = await lesson.load(language).catch(() => null);
    setFailed(loaded === null);
    if (loaded !== null) {
      offerLesson({ lesson: loaded, origin: 'shipped', at: 0, unsaved: false });
    }
  };
  return (
    <li>
      <button type="button" className={classes.lesson} onClick={() => void open()}>
        <strong lang={language}>{title[language]}</strong>
        <span className={classes.meta}>
          {t('lesson.minutes', { count: minutes })} · {t('lesson.moments', { count: moments })} ·{' '}
          {t(`lesson.language.${language}`)}
        </span>
      </button>
      <span role="alert">{failed && t('lesson.notLoaded')}</span>
    </li>
  );
}

function NewLesson() {
  const { t, i18n } = useTranslation();
  const store = useAppStoreApi();
  const problem = useAppStore(keepProblem);
  const [language = 'en'] = i18n.language.split('-');
  const head = { title: t('lesson.newTitle'), language, minutes: 10 };
  return (
    <div className={classes.fresh}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden="true" />}
        aria-disabled={problem !== null}
        {...(problem !== null && { 'data-disabled': true })}
        onClick={() => void (problem === null && newLesson(store, head))}
      >
        {t('lesson.new')}
      </Button>
      <p className={classes.note}>
        {t(problem === null ? 'lesson.newNote' : `lesson.cannot.${problem}`)}
      </p>
    </div>
  );
}
