import { type CustodyChange, type CustodyKey, custodyAt } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { GridPosition } from '../grid-move.ts';
import { useRinged } from '../use-ringed.ts';
import { holdsWritten } from '../written.ts';
import classes from './custody.module.css';
import { CustodyMark } from './custody-mark.tsx';
import { stripParts } from './custody-rows.ts';
import { useKeyName } from './use-custody-words.ts';

type Props = Readonly<{
  position: GridPosition;
  isActive: boolean;
  isChosen: boolean;
  party: string;
  /** What a lesson calls it, to ring it. */
  cell: string;
  name: CustodyKey;
  changes: readonly CustodyChange[];
  cursor: number;
  /** A holding since this event or a later one is new. */
  lately: number;
  /** Index of the last event that may be told. */
  reached: number;
  count: number;
  onChoose: (eventId: string | null) => void;
}>;

/** What one party has of one key at the cursor, and over the run as a strip. */
export function CustodyCell(props: Props) {
  const { position, isActive, isChosen, party, name, changes, cursor, lately, reached, count } =
    props;
  const { t } = useTranslation();
  const ringed = useRinged(({ kind, ref }) => kind === 'custody' && ref === props.cell);
  const keyName = useKeyName();
  const own = changes.filter(({ key }) => key === name);
  const holding = custodyAt(own, cursor).get(name);
  const state = holding?.state ?? 'none';
  const since = holding?.since;
  const isNew = since !== undefined && since.index >= lately;
  const word = t(`custody.state.${state}`);
  const isEarlier = since !== undefined && since.index < 0;
  const sinceText = isEarlier
    ? t('custody.earlier')
    : since
      ? t('custody.since', { n: since.index + 1 })
      : '';
  const told = t(`custody.legendState.${state}`);
  const label = t(since ? 'custody.cell' : 'custody.cellNone', {
    party,
    key: keyName(name),
    since: isNew ? t('custody.new') : sinceText,
    state: holdsWritten(told, word) ? told : t('custody.written', { word, told }),
  });
  return (
    <td>
      <button
        type="button"
        className={classes.cell}
        tabIndex={isActive ? 0 : -1}
        data-row={position.row}
        data-column={position.column}
        data-state={state}
        data-new={isNew || undefined}
        data-ringed={ringed}
        aria-pressed={isChosen}
        aria-label={label}
        onClick={() => props.onChoose((!isEarlier && since?.eventId) || null)}
      >
        <span className={classes.since}>
          <CustodyMark state={state} />
          {isNew && <mark>{t('custody.new')}</mark>}
          {isEarlier && t('custody.before')}
          {!isNew && since && !isEarlier && (
            <>
              <span className={classes.fromWord}>{t('custody.from')}</span>
              {t('custody.count', { n: since.index + 1 })}
            </>
          )}
        </span>
        <span className={classes.word}>{word}</span>
        <Strip changes={own} cursor={cursor} reached={reached} count={count} />
      </button>
    </td>
  );
}

type StripProps = Readonly<{
  changes: readonly CustodyChange[];
  cursor: number;
  reached: number;
  count: number;
}>;

/** From which event on the key is held; the line is the cursor. */
function Strip({ changes, cursor, reached, count }: StripProps) {
  return (
    <span className={classes.strip} aria-hidden="true">
      {stripParts(changes, count, reached).map(({ state, from, to }) => (
        <i key={from} data-state={state} style={{ left: `${from}%`, width: `${to - from}%` }} />
      ))}
      <b style={{ left: `${(100 * cursor) / Math.max(count, 1)}%` }} />
    </span>
  );
}
