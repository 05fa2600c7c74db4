import { useMemo } from 'react';
import { type CustodyKey, countCustody, type SystemName } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useWholeRunNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';
import classes from './custody.module.css';
import { CustodyMark } from './custody-mark.tsx';
import type { CustodyRow } from './custody-rows.ts';
import { useCustody } from './use-custody.ts';
import { useKeyName } from './use-custody-words.ts';

type Props = Readonly<{
  row: Extract<CustodyRow, { kind: 'folded' }>;
  index: number;
  keys: readonly CustodyKey[];
  activeColumn: number | null;
  onToggle: (system: SystemName) => void;
}>;

const states = ['refused', 'foreign', 'holds', 'ciphertext', 'could'] as const;

/** The UEs without a row of their own: how many are in which state, refusals first. */
export function FoldedRow({ row, index, keys, activeColumn, onToggle }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useWholeRunNames();
  const keyName = useKeyName();
  const custody = useCustody();
  const cursor = useAppStore((state) => state.cursor);
  const ids = useMemo(() => row.actors.map(({ id }) => id), [row.actors]);
  const counts = useMemo(() => countCustody(custody, ids, cursor), [custody, ids, cursor]);
  const party = names.several(row.actors);
  const open = () => onToggle(row.system);
  return (
    <tr className={classes.row} aria-rowindex={index + 2}>
      <th scope="row" className={classes.party} data-folded title={party}>
        {party}
        <LinkButton className={classes.open} tabIndex={-1} onClick={open}>
          {t('custody.unfold', { n: ids.length })}
        </LinkButton>
      </th>
      {keys.map((key, column) => {
        const count = counts.get(key);
        const shown = states.filter((state) => (count?.[state] ?? 0) > 0);
        const words = shown.map((state) =>
          t('custody.countOf', { n: count?.[state] ?? 0, state: t(`custody.state.${state}`) }),
        );
        const said = formats.list(words) || t('custody.state.none');
        const isActive = activeColumn === column;
        return (
          <td key={key}>
            <button
              type="button"
              className={classes.cell}
              tabIndex={isActive ? 0 : -1}
              data-row={index}
              data-column={column}
              data-state={shown[0] ?? 'none'}
              aria-label={t('custody.cell', {
                party,
                key: keyName(key),
                since: said,
                state: t('custody.unfold', { n: ids.length }),
              })}
              onClick={open}
            >
              {shown.length === 0 && (
                <span className={classes.word}>
                  <CustodyMark state="none" />
                  {t('custody.state.none')}
                </span>
              )}
              {shown.map((state) => (
                <span key={state} className={classes.word}>
                  <CustodyMark state={state} />
                  {t('custody.count', { n: count?.[state] ?? 0 })}
                </span>
              ))}
            </button>
          </td>
        );
      })}
    </tr>
  );
}
