import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/translation.tsx';
import { freeId } from '../../lesson/edits.ts';
import type { LessonMoment } from '../../lesson/lesson.ts';
import { type LessonQuestion, longest } from '../../lesson/question.ts';
import { editMoment } from '../../store/lesson-edits.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { HighlightField } from './highlight-field.tsx';
import classes from './lesson.module.css';
import { MinutesField } from './minutes-field.tsx';
import { QuestionForm } from './question-form.tsx';
import { WrittenField } from './written-field.tsx';

type Props = Readonly<{ moment: LessonMoment; index: number }>;

/** Everything that is written of a moment by hand. */
export function MomentForm({ moment, index }: Props) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const write = (change: Parameters<typeof editMoment>[2]) => editMoment(store, index, change);
  return (
    <div className={classes.fields}>
      <WrittenField
        label={t('lesson.form.caption')}
        description={t('lesson.form.captionNote')}
        value={moment.caption}
        most={longest.caption}
        rows={3}
        onWrite={(caption) => write({ caption })}
      />
      <WrittenField
        label={t('lesson.form.text')}
        value={moment.text}
        most={longest.text}
        rows={4}
        onWrite={(text) => write({ text })}
      />
      <WrittenField
        label={t('lesson.form.notes')}
        value={moment.notes}
        most={longest.text}
        rows={3}
        onWrite={(notes) => write({ notes })}
      />
      <MinutesField
        label={t('lesson.form.momentMinutes')}
        value={moment.minutes}
        onWrite={(minutes) => write({ minutes })}
      />
      <HighlightField
        highlight={moment.highlight}
        onWrite={(highlight) => write({ highlight: [...highlight] })}
      />
      {moment.question ? (
        <QuestionForm
          question={moment.question}
          momentId={moment.id}
          onWrite={(question) => write({ question })}
        />
      ) : (
        <AddQuestion onAdd={(question) => write({ question })} />
      )}
    </div>
  );
}

/** Begins with a question in own words, which every moment can have. */
function AddQuestion({ onAdd }: { onAdd: (question: LessonQuestion) => void }) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const add = () => {
    const moments = store.getState().openedLesson?.lesson.moments ?? [];
    const taken = moments.flatMap(({ question }) => (question ? [question.id] : []));
    const options = ['a', 'b', 'c'].map((id, place) => ({
      ...{ id, why: '' },
      text: t('lesson.question.newOption', { n: place + 1 }),
    }));
    onAdd({
      id: freeId(taken, 'question'),
      kind: 'choice',
      stem: t('lesson.question.newStem'),
      about: {},
      options,
      right: ['a'],
      discuss: '',
    });
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPlus size={16} aria-hidden="true" />}
      onClick={add}
    >
      {t('lesson.question.add')}
    </Button>
  );
}
