import { Select } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import { longest } from '../../lesson/question.ts';
import { editHead } from '../../store/lesson-edits.ts';
import type { OpenLesson } from '../../store/lesson-state.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './lesson.module.css';
import { MinutesField } from './minutes-field.tsx';
import { WrittenField } from './written-field.tsx';

const languages = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pl', 'pt'] as const;

/** What a lesson says of itself: title, minutes, language. */
export function HeadForm({ open: { lesson } }: { open: OpenLesson }) {
  const { t, i18n } = useTranslation();
  const store = useAppStoreApi();
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' });
  const known: readonly string[] = [...new Set([lesson.language, ...languages])];
  return (
    <details className={classes.details}>
      <summary>{t('lesson.form.about')}</summary>
      <div className={classes.fields}>
        <WrittenField
          label={t('lesson.form.title')}
          value={lesson.title}
          most={longest.title}
          required
          onWrite={(title) => editHead(store, { title })}
        />
        <MinutesField
          label={t('lesson.form.minutes')}
          value={lesson.minutes}
          onWrite={(minutes = 0) => editHead(store, { minutes })}
        />
        <Select
          size="xs"
          label={t('lesson.form.language')}
          value={lesson.language}
          data={known.map((value) => ({ value, label: names.of(value) ?? value }))}
          allowDeselect={false}
          onChange={(language) => language !== null && editHead(store, { language })}
        />
      </div>
    </details>
  );
}
