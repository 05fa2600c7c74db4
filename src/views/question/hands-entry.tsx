import { useTranslation } from '../../i18n/translation.tsx';
import { letterOf } from '../letters.ts';
import { OptionRow } from './option-row.tsx';
import classes from './question.module.css';

const most = 9999;
const within = (count: number) => Math.min(Math.max(Math.trunc(count) || 0, 0), most);

type Props = Readonly<{
  options: readonly string[];
  counts: Readonly<Record<string, number>>;
  textOf: (id: string) => string;
  onCounts: (counts: Readonly<Record<string, number>>) => void;
}>;

/** How many hands went up for each option. */
export function HandsEntry({ options, counts, textOf, onCounts }: Props) {
  const { t } = useTranslation();
  return (
    <ol className={classes.options} aria-label={t('question.hands.title')}>
      {options.map((id, index) => {
        const count = counts[id] ?? 0;
        const letter = letterOf(index);
        const set = (next: number) => onCounts({ ...counts, [id]: within(next) });
        return (
          <li key={id} className={classes.option}>
            <OptionRow letter={letter} text={textOf(id)} verdict={null} />
            <span className={classes.stepper}>
              <button
                type="button"
                aria-label={t('question.hands.fewer', { letter })}
                onClick={() => set(count - 1)}
              >
                −
              </button>
              <input
                type="number"
                inputMode="numeric"
                min={0}
                max={most}
                value={count}
                aria-label={t('question.hands.of', { letter, text: textOf(id) })}
                onFocus={(event) => event.currentTarget.select()}
                onChange={(event) => set(event.currentTarget.valueAsNumber)}
              />
              <button
                type="button"
                aria-label={t('question.hands.more', { letter })}
                onClick={() => set(count + 1)}
              >
                +
              </button>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
