import { memo } from 'react';
import type { CustodyKey, SystemName } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { reachedIn } from '../../store/selectors.ts';
import type { CustodyCellId } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useWholeRunNames } from '../use-actor-names.ts';
import classes from './custody.module.css';
import { CustodyCell } from './custody-cell.tsx';
import type { CustodyRow } from './custody-rows.ts';
import { FoldedRow } from './folded-row.tsx';
import { partyOf } from './scroll-to-party.ts';
import { useCustody } from './use-custody.ts';

type Props = Readonly<{
  row: CustodyRow;
  index: number;
  keys: readonly CustodyKey[];
  /** Where the Tab key stops, if it is in this row. */
  activeColumn: number | null;
  /** Whether the row is of a system that shows each of its UEs. */
  isOpened: boolean;
  /** A holding since this event or a later one is new. */
  lately: number;
  /** The key of the chosen cell, if it is in this row. */
  chosen: CustodyKey | null;
  onChoose: (cell: CustodyCellId, eventId: string | null) => void;
  onToggle: (system: SystemName) => void;
}>;

/** One row: a party with its keys, a system, or the UEs that have no row of their own. */
export const CustodyRowView = memo(function CustodyRowView(props: Props) {
  const { row, index, keys, activeColumn, isOpened, onToggle } = props;
  const { t } = useTranslation();
  const names = useWholeRunNames();
  if (row.kind === 'outside') {
    return (
      <tr className={classes.system} aria-rowindex={index + 2}>
        <th colSpan={keys.length + 1} scope="rowgroup">
          {t('custody.system.outside')}
        </th>
      </tr>
    );
  }
  if (row.kind === 'system') {
    const { system } = row;
    const alone = !names.regroup;
    return (
      <tr className={classes.system} aria-rowindex={index + 2}>
        <th colSpan={keys.length + 1} scope="rowgroup">
          {t(`custody.system.${alone ? 'alone' : system}`)}
          {isOpened && (
            <LinkButton className={classes.open} onClick={() => onToggle(system)}>
              {t('custody.fold')}
            </LinkButton>
          )}
        </th>
      </tr>
    );
  }
  if (row.kind === 'folded') {
    return (
      <FoldedRow
        row={row}
        index={index}
        keys={keys}
        activeColumn={activeColumn}
        onToggle={onToggle}
      />
    );
  }
  return <PartyRow {...props} row={row} />;
});

type PartyProps = Props & Readonly<{ row: Extract<CustodyRow, { kind: 'actor' }> }>;

function PartyRow({ row, index, keys, activeColumn, lately, chosen, onChoose }: PartyProps) {
  const names = useWholeRunNames();
  const events = useAppStore((state) => state.trace.events);
  const cursor = useAppStore((state) => state.cursor);
  const reached = useAppStore(reachedIn);
  const custody = useCustody();
  const { actor } = row;
  const acts = partyOf(events[cursor]) === actor.id;
  return (
    <tr className={classes.row} aria-rowindex={index + 2} data-acts={acts || undefined}>
      <th scope="row" className={classes.party} title={actor.uri}>
        {names.short(actor.id)}
        <small>{actor.uri.replace(/^sip:/, '')}</small>
      </th>
      {keys.map((key, column) => (
        <CustodyCell
          key={key}
          position={{ row: index, column }}
          isActive={activeColumn === column}
          isChosen={chosen === key}
          cell={`${actor.id}.${key}`}
          party={names.short(actor.id)}
          name={key}
          changes={custody.get(actor.id) ?? []}
          cursor={cursor}
          lately={lately}
          reached={reached}
          count={events.length}
          onChoose={(eventId) => onChoose({ actor: actor.id, key }, eventId)}
        />
      ))}
    </tr>
  );
}
