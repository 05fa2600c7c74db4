import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SystemName } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { custodyKeys, latelyFrom } from '../../store/custody-selectors.ts';
import { reachedIn } from '../../store/selectors.ts';
import type { CustodyCellId } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './custody.module.css';
import { CustodyRowView } from './custody-row.tsx';
import { custodyRows, refusalsOf, rowsInSight } from './custody-rows.ts';
import { partyOf, rowOfParty } from './scroll-to-party.ts';
import { useCustody } from './use-custody.ts';
import { useKeyName } from './use-custody-words.ts';
import { showRow, useGridKeys } from './use-grid-keys.ts';

type Props = Readonly<{
  chosen: CustodyCellId | null;
  /** `eventId`: the event that gave the key; null where nothing did. */
  onChoose: (cell: CustodyCellId, eventId: string | null) => void;
}>;

export const rowHeight = 40;
/** A cell of a table with more room than this for each key says `from` before the number. */
const roomyColumn = 105;

/** Parties × keys at the cursor. Only the rows in sight are drawn. */
export function CustodyTable({ chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const keyName = useKeyName();
  // Who has left the group may hold keys still.
  const actors = useAppStore((state) => (state.quiz.whole ?? state.trace).actors);
  const [opened, setOpened] = useState<ReadonlySet<SystemName>>(new Set());
  const [scrollTop, setScrollTop] = useState(0);
  const custody = useCustody();
  const keys = useMemo(() => custodyKeys(custody), [custody]);
  const refusals = useMemo(() => refusalsOf(custody), [custody]);
  const lastRefusal = useAppStore((state) => {
    const reached = reachedIn(state);
    return refusals.findLast((index) => index <= reached) ?? -1;
  });
  const rows = useMemo(
    () => custodyRows(actors, custody, opened, lastRefusal),
    [actors, custody, opened, lastRefusal],
  );
  const { ref: sizeRef, height, width } = useElementSize();
  const lately = useAppStore(latelyFrom);
  const box = useRef<HTMLDivElement>(null);
  const ref = useMergedRef(sizeRef, box);
  const grid = useGridKeys(rows, keys.length, box, rowHeight);
  const party = useAppStore((state) => partyOf(state.trace.events[state.cursor]));
  useEffect(() => {
    const row = rowOfParty(rows, party);
    if (box.current !== null && row >= 0) showRow(box.current, row, rowHeight);
  }, [rows, party]);
  const { first, end } = rowsInSight(rows.length, rowHeight, scrollTop, height);
  const toggle = useCallback((system: SystemName) => {
    setOpened((before) => {
      const next = new Set(before);
      if (!next.delete(system)) next.add(system);
      return next;
    });
  }, []);
  return (
    <div
      ref={ref}
      className={classes.table}
      data-narrow={width < keys.length * roomyColumn || undefined}
      data-owns-arrows
      data-owns-pages
      onScroll={(event) => setScrollTop(event.currentTarget.scrollTop)}
      {...grid.handlers}
    >
      <table aria-label={t('custody.table')} aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={classes.party}>
              {t('custody.party')}
            </th>
            {keys.map((key) => (
              <th key={key} scope="col" title={t(`custody.keyMeaning.${key}`)}>
                {keyName(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space rows={first} />
          {rows.slice(first, end).map((row, cell) => (
            <CustodyRowView
              key={row.id}
              row={row}
              index={first + cell}
              keys={keys}
              activeColumn={grid.active.row === first + cell ? grid.active.column : null}
              isOpened={row.kind === 'system' && opened.has(row.system)}
              lately={lately}
              chosen={chosen?.actor === row.id ? chosen.key : null}
              onChoose={onChoose}
              onToggle={toggle}
            />
          ))}
          <Space rows={rows.length - end} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows out of sight. */
function Space({ rows }: { rows: number }) {
  if (rows === 0) return null;
  return <tr style={{ height: rows * rowHeight }} />;
}
