import { Button, Checkbox } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from '../../i18n/translation.tsx';
import { freeId } from '../../lesson/edits.ts';
import { type LessonQuestion, longest, optionCount } from '../../lesson/question.ts';
import { IconControl } from '../icon-control.tsx';
import { useOptionTexts } from '../use-option-words.ts';
import classes from './lesson.module.css';
import { WrittenField } from './written-field.tsx';

type Change = Partial<Pick<LessonQuestion, 'options' | 'right'>>;
type Props = Readonly<{ question: LessonQuestion; onChange: (change: Change) => void }>;

/** The options of a question, each with own words and why; of one in own words also which are right. */
export function OptionFields({ question, onChange }: Props) {
  const { t } = useTranslation();
  const nameOf = useOptionTexts({ kind: question.kind, options: [] });
  const { options, right, kind } = question;
  const isChoice = kind === 'choice';
  const write = (index: number, part: Readonly<{ text?: string; why?: string }>) =>
    onChange({ options: options.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  const toggle = (id: string) => {
    const next = right.includes(id) ? right.filter((one) => one !== id) : [...right, id];
    // One at least is right.
    if (next.length > 0) onChange({ right: next });
  };
  const remove = (id: string) => {
    const left = options.filter((one) => one.id !== id);
    const stillRight = right.filter((one) => one !== id);
    const first = isChoice ? left.slice(0, 1).map((one) => one.id) : [];
    onChange({ options: left, right: stillRight.length > 0 ? stillRight : first });
  };
  const add = () => {
    const id = freeId(
      options.map((one) => one.id),
      'option',
    );
    const text = t('lesson.question.newOption', { n: options.length + 1 });
    onChange({ options: [...options, { id, text, why: '' }] });
  };
  return (
    <>
      <ol className={classes.options} aria-label={t('lesson.question.options')}>
        {options.map(({ id, text, why }, index) => (
          <li key={id}>
            <div className={classes.optionHead}>
              {isChoice ? (
                <Checkbox
                  size="xs"
                  label={t('lesson.question.isRight', { n: index + 1 })}
                  checked={right.includes(id)}
                  onChange={() => toggle(id)}
                />
              ) : (
                <strong>{nameOf(id)}</strong>
              )}
              <IconControl
                icon={IconTrash}
                name={t('lesson.question.removeOption', { n: index + 1 })}
                disabled={options.length === optionCount.least}
                onClick={() => remove(id)}
              />
            </div>
            <WrittenField
              label={t(isChoice ? 'lesson.question.option' : 'lesson.question.ownWords', {
                n: index + 1,
              })}
              value={text}
              most={longest.option}
              required={isChoice}
              onWrite={(own) => write(index, { text: own })}
            />
            <WrittenField
              label={t('lesson.question.why', { n: index + 1 })}
              value={why}
              most={longest.why}
              rows={2}
              onWrite={(own) => write(index, { why: own })}
            />
          </li>
        ))}
      </ol>
      {isChoice && options.length < optionCount.most && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={add}
        >
          {t('lesson.question.addOption')}
        </Button>
      )}
    </>
  );
}
