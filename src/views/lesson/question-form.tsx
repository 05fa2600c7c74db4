import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import {
  type LessonQuestion,
  longest,
  type QuestionKind,
  questionKinds,
} from '../../lesson/question.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import { AboutFields } from './about-fields.tsx';
import classes from './lesson.module.css';
import { OptionFields } from './option-fields.tsx';
import { aboutAtFirst, useProposal } from './use-proposal.ts';
import { WrittenField } from './written-field.tsx';

type Props = Readonly<{
  question: LessonQuestion;
  momentId: string;
  onWrite: (question: LessonQuestion | undefined) => void;
}>;

/** A question of any kind. Of those that the run answers, the options come from the run. */
export function QuestionForm({ question, momentId, onWrite }: Props) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const change = (part: Partial<LessonQuestion>) => onWrite({ ...question, ...part });
  const { ask, unanswered, forget } = useProposal((asked, options) =>
    change({ ...asked, options, right: [] }),
  );
  const asked = unanswered ?? question;
  const chooseKind = (kind: QuestionKind) => {
    if (kind !== 'choice') return void ask({ kind, about: aboutAtFirst(store, kind, momentId) });
    forget();
    const options = question.options.map(({ id, text, why }) => ({ id, text: text || id, why }));
    const right =
      question.right.length > 0 ? question.right : options.slice(0, 1).map(({ id }) => id);
    change({ kind, about: {}, options, right });
  };
  return (
    <fieldset className={classes.questionForm}>
      <legend>{t('lesson.question.title')}</legend>
      <NativeSelect
        size="xs"
        label={t('lesson.question.kind')}
        value={asked.kind}
        data={questionKinds.map((value) => ({ value, label: t(`lesson.question.kinds.${value}`) }))}
        onChange={(event) => chooseKind(event.currentTarget.value as QuestionKind)}
      />
      <AboutFields
        asked={asked}
        momentId={momentId}
        onChange={(about) => void ask({ kind: asked.kind, about })}
      />
      <p className={classes.unanswered} role="status">
        {unanswered !== null && t(`lesson.question.unanswered.${unanswered.kind}`)}
      </p>
      <WrittenField
        label={t('lesson.question.stem')}
        value={question.stem}
        most={longest.stem}
        rows={2}
        required
        onWrite={(stem) => change({ stem })}
      />
      <OptionFields question={question} onChange={change} />
      {question.kind !== 'choice' && (
        <Button size="compact-xs" variant="default" onClick={() => void ask(question)}>
          {t('lesson.question.propose')}
        </Button>
      )}
      <WrittenField
        label={t('lesson.question.discuss')}
        value={question.discuss}
        most={longest.discuss}
        rows={2}
        onWrite={(discuss) => change({ discuss })}
      />
      <Button size="compact-xs" variant="subtle" onClick={() => onWrite(undefined)}>
        {t('lesson.question.remove')}
      </Button>
    </fieldset>
  );
}
