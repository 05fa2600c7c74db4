import { IconKey, IconMicrophone } from '@tabler/icons-react';
import { memo } from 'react';
import type { Traffic } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { ReadsFound } from '../../store/reads-state.ts';
import type { ReadsRow } from '../../store/reads-table.ts';
import { takenAt } from '../../store/reads-table.ts';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import classes from './reads.module.css';
import { ReadsMark } from './reads-mark.tsx';
import { TakenSelect } from './taken-select.tsx';
import type { ReadsWords } from './use-reads-words.ts';

type Props = Readonly<{
  found: ReadsFound;
  own: ReadsRow;
  index: number;
  words: ReadsWords;
  /** Where the Tab key stops, if it is in this row. */
  activeColumn: number | null;
  /** The item of the chosen cell, if it is in this row. */
  chosen: string | null;
}>;

/** One party: whether somebody gets its keys, and what that one opens. */
export const ReadsRowView = memo(function ReadsRowView(props: Props) {
  const { found, own, index, words, activeColumn, chosen } = props;
  const { askReads } = useAppStoreApi().getState();
  const { traffic } = found.gathered.task;
  const { row, cells, stopped, counts } = own;
  const name = words.row(row);
  const taken = row === 'all' ? null : takenAt(found, row);
  const isAsked = row === 'all' || cells.some((state) => state !== 'none');
  return (
    <tr className={classes.row} data-all={row === 'all' || undefined}>
      <th scope="row" className={classes.party}>
        <span className={classes.name}>
          <span>{name}</span>
          {row !== 'all' && <TakenSelect actor={row} name={name} found={found} />}
          {isAsked && <Sums counts={counts} />}
        </span>
      </th>
      {traffic.map((item, column) => (
        <ReadsCellView
          key={item.id}
          {...{ item, column, row: index, name, words }}
          state={stopped[column] ? 'stopped' : (cells[column] ?? 'none')}
          isFirst={traffic[column - 1]?.act !== item.act}
          isTaken={taken === column}
          isTakenBehind={taken === traffic.length && column === traffic.length - 1}
          isActive={activeColumn === column}
          isChosen={chosen === item.id}
          onChoose={() => askReads({ cell: { row, item: item.id } })}
        />
      ))}
    </tr>
  );
});

/** How many packets and payloads open. */
function Sums({ counts }: Pick<ReadsRow, 'counts'>) {
  const { t } = useTranslation();
  const { packets, ofPackets, deliveries, ofDeliveries } = counts;
  const told = t('reads.counts', counts);
  return (
    <small title={told}>
      <span className={classes.hidden}>{told}</span>
      <span aria-hidden="true">
        <IconMicrophone size={12} stroke={1.75} />
        {t('reads.sum', { n: packets, of: ofPackets })}
        <IconKey size={12} stroke={1.75} />
        {t('reads.sum', { n: deliveries, of: ofDeliveries })}
      </span>
    </small>
  );
}

type CellProps = Readonly<{
  item: Traffic;
  column: number;
  row: number;
  name: string;
  words: ReadsWords;
  state: Parameters<typeof ReadsMark>[0]['state'];
  isFirst: boolean;
  isTaken: boolean;
  isTakenBehind: boolean;
  isActive: boolean;
  isChosen: boolean;
  onChoose: () => void;
}>;

function ReadsCellView({ item, column, row, name, words, state, ...is }: CellProps) {
  const { t } = useTranslation();
  const label = t('reads.cell', {
    party: name,
    item: words.item(item),
    state: t(`reads.state.${state}`),
  });
  return (
    <td
      data-first={is.isFirst || undefined}
      data-taken={is.isTaken || undefined}
      data-taken-behind={is.isTakenBehind || undefined}
    >
      <button
        type="button"
        className={classes.cell}
        tabIndex={is.isActive ? 0 : -1}
        data-row={row}
        data-column={column}
        data-state={state}
        aria-pressed={is.isChosen}
        aria-label={label}
        onClick={is.onChoose}
      >
        <ReadsMark state={state} />
      </button>
    </td>
  );
}
