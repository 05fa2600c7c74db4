import { useTranslation } from '../../i18n/translation.tsx';
import { votesIn } from '../../store/poll-score.ts';
import type { Poll } from '../../store/poll-state.ts';
import { letterOf } from '../letters.ts';
import { OptionRow, type Verdict } from './option-row.tsx';
import classes from './question.module.css';

type Props = Readonly<{
  poll: Poll;
  /** Ids chosen by who uses the page alone. */
  chosen: readonly string[];
  textOf: (id: string) => string;
  /** Absent where the options are only to be read. */
  onChoose?: ((id: string) => void) | undefined;
  /** Whether the votes of several are to be drawn. */
  counted: boolean;
}>;

function verdictOf({ poll, chosen, counted }: Props, id: string): Verdict | null {
  const { phase, right, counts, question } = poll;
  if (phase !== 'revealed' || right === null) return null;
  const isOrder = question.kind === 'order';
  const votes = votesIn(counts);
  const count = counts[id] ?? 0;
  return {
    right: isOrder || right.includes(id),
    chosen: !isOrder && chosen.includes(id),
    votes: counted && votes > 0 ? { count, share: count / votes } : null,
    why: question.options.find((option) => option.id === id)?.why ?? '',
  };
}

/** The options with their letters; of an `order` in the right one, once it is told. */
export function OptionList(props: Props) {
  const { t } = useTranslation();
  const { poll, chosen, textOf, onChoose } = props;
  const isToldOrder = poll.question.kind === 'order' && poll.phase === 'revealed';
  const ids = isToldOrder ? (poll.right ?? poll.options) : poll.options;
  return (
    <ol className={classes.options} aria-label={t('question.options')}>
      {ids.map((id, index) => {
        const verdict = verdictOf(props, id);
        const row = (
          <OptionRow
            letter={letterOf(poll.options.indexOf(id))}
            text={textOf(id)}
            verdict={verdict}
          />
        );
        const mark = isToldOrder ? undefined : verdict?.right;
        return (
          <li key={id} className={classes.entry} data-right={mark} value={index + 1}>
            {onChoose === undefined ? (
              <span className={classes.option}>{row}</span>
            ) : (
              <button
                type="button"
                className={classes.option}
                data-option=""
                aria-pressed={chosen.includes(id)}
                onClick={() => onChoose(id)}
              >
                {row}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
