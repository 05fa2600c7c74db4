import { type KeyboardEvent, useRef } from 'react';
import {
  type PairVerdict,
  type ReleaseId,
  type ReleasePair,
  releaseIds,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { DataTable } from '../data-table.ts';
import { focusCell, gridKey, gridMove, placeOf } from '../grid-move.ts';
import { TableMenu } from '../table-menu.tsx';
import classes from './releases.module.css';
import type { ReleaseWords } from './use-release-words.ts';

/** The outcome as a character, beside its word. */
export const verdictMarks: Readonly<Record<PairVerdict, string>> = {
  'as-meant': '✓',
  'other-use': '≈',
  part: '½',
  refused: '✗',
};

type Props = Readonly<{
  pairs: readonly ReleasePair[];
  chosen: Readonly<{ from: ReleaseId; to: ReleaseId }>;
  words: ReleaseWords;
  context: DataTable['context'];
  onChoose: (pair: Readonly<{ from: ReleaseId; to: ReleaseId }>) => void;
}>;

/** What a UE of each release does with the message of each. One stop of the Tab key; the arrows go from cell to
 *  cell. */
export function ReleaseMatrix({ pairs, chosen, words, context, onChoose }: Props) {
  const { t } = useTranslation();
  const title = t('releases.matrix.title');
  const rows = releaseIds.map((from) => ({ from, own: pairs.filter((one) => one.from === from) }));
  const tableOf = (): DataTable => ({
    title,
    heads: [t('releases.matrix.corner'), ...releaseIds.map(words.name)],
    rows: rows.map(({ from, own }) => [
      words.name(from),
      ...own.map((pair) => `${t(`releases.verdict.${pair.verdict}`)}: ${words.short(pair)}`),
    ]),
    context,
    marks: [t('releases.note.real'), t('releases.note.draft'), t('releases.note.v13-4-0')],
  });
  const box = useRef<HTMLDivElement>(null);
  const side = releaseIds.length;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = placeOf(event.target);
    const next = at && gridMove(gridKey(event), at, side, side, side);
    if (!next || !box.current) return;
    event.preventDefault();
    focusCell(box.current, next);
  };
  return (
    <div ref={box} className={classes.matrix} data-owns-arrows data-owns-pages {...{ onKeyDown }}>
      <div className={classes.tools}>
        <h3>{title}</h3>
        <TableMenu title={title} file="keyladder-releases" tableOf={tableOf} />
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('releases.matrix.corner')}</th>
            {releaseIds.map((release) => (
              <th key={release} scope="col">
                {t('releases.matrix.receiver', { release: words.name(release) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, own }, row) => (
            <tr key={from}>
              <th scope="row">{t('releases.matrix.sender', { release: words.name(from) })}</th>
              {own.map((pair, column) => (
                <td key={pair.to}>
                  <Cell
                    {...{ pair, words, onChoose, row, column }}
                    isChosen={pair.from === chosen.from && pair.to === chosen.to}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = Readonly<{
  pair: ReleasePair;
  row: number;
  column: number;
  isChosen: boolean;
}> &
  Pick<Props, 'words' | 'onChoose'>;

function Cell({ pair, row, column, isChosen, words, onChoose }: CellProps) {
  const { t } = useTranslation();
  const { from, to, verdict } = pair;
  return (
    <button
      type="button"
      className={classes.cell}
      data-verdict={verdict}
      data-row={row}
      data-column={column}
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      onClick={() => onChoose({ from, to })}
    >
      <span className={classes.hidden}>
        {t('releases.pair', { from: words.name(from), to: words.name(to) })}:{' '}
      </span>
      <span className={classes.verdict}>
        <span aria-hidden="true">{verdictMarks[verdict]}</span> {t(`releases.verdict.${verdict}`)}
      </span>
      <span className={classes.reason}> {words.short(pair)}</span>
    </button>
  );
}
