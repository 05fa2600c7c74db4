import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ReadsFound } from '../../store/reads-state.ts';
import type { ReadsRow } from '../../store/reads-table.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { focusCell, type GridPosition, gridKey, gridMove, placeOf } from '../grid-move.ts';
import classes from './reads.module.css';
import { type ActTitle, ReadsHead } from './reads-head.tsx';
import { ReadsRowView } from './reads-row.tsx';
import type { ReadsWords } from './use-reads-words.ts';

type Props = Readonly<{
  found: ReadsFound;
  rows: readonly ReadsRow[];
  words: ReadsWords;
  actTitle: ActTitle;
}>;

const rowsOfPage = 5;
const nearest = { block: 'nearest', inline: 'nearest' } as const;

/** Parties by what went over the network. One stop of the Tab key; the arrows go from cell to cell. */
export function ReadsTable({ found, rows, words, actTitle }: Props) {
  const { t } = useTranslation();
  const chosen = useAppStore((state) => state.reads.cell);
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<GridPosition>({ row: 0, column: 0 });
  const { traffic } = found.gathered.task;
  const active = {
    row: Math.min(place.row, rows.length - 1),
    column: Math.min(place.column, traffic.length - 1),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = placeOf(event.target);
    if (!from) return;
    const next = gridMove(gridKey(event), from, rows.length, traffic.length, rowsOfPage);
    if (next === null || box.current === null) return;
    event.preventDefault();
    setPlace(next);
    focusCell(box.current, next);
    box.current.querySelector<HTMLElement>(':focus')?.scrollIntoView(nearest);
  };
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const at = placeOf(event.target);
    if (at !== null) setPlace(at);
  };
  const handlers = { onKeyDown, onFocus };
  return (
    <div ref={box} className={classes.table} data-owns-arrows data-owns-pages {...handlers}>
      <table aria-label={t('reads.table')}>
        <ReadsHead scenario={found.scenario} traffic={traffic} words={words} actTitle={actTitle} />
        <tbody>
          {rows.map((own, index) => (
            <ReadsRowView
              key={own.row}
              {...{ found, own, index, words }}
              activeColumn={active.row === index ? active.column : null}
              chosen={chosen?.row === own.row ? chosen.item : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
