import { useTranslation } from '../../i18n/translation.tsx';
import type { ReadsFound } from '../../store/reads-state.ts';
import type { ReadsRow } from '../../store/reads-table.ts';
import { markAt } from '../../store/reads-table.ts';
import type { DataTable } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { useRunContext } from '../use-run-context.ts';
import type { ReadsWords } from './use-reads-words.ts';

type Props = Readonly<{ found: ReadsFound; rows: readonly ReadsRow[]; words: ReadsWords }>;

/** Copies and saves the marks: an item of the traffic a row, with how each party opens it or why not. */
export function ReadsExport({ found, rows, words }: Props) {
  const { t } = useTranslation();
  const context = useRunContext();
  const title = t('reads.title');
  const cellOf = ({ row, cells, stopped }: ReadsRow, place: number, item: string): string => {
    const state = cells[place] ?? 'none';
    const mark = markAt(found, { row, item })?.mark;
    if (mark?.verdict === 'packet') {
      return t('reads.told.opens', { chain: words.chain(mark.by).join(' → ') });
    }
    if (mark?.verdict === 'closed') {
      const said = t(`reads.state.${stopped[place] ? 'stopped' : 'closed'}`);
      return t('reads.told.closed', { state: said, why: words.why(mark.closed) });
    }
    return t(`reads.state.${state}`);
  };
  const tableOf = (): DataTable => {
    const asked = rows.filter(({ row, cells }) => row === 'all' || !cells.includes('none'));
    return {
      title,
      heads: [t('reads.told.traffic'), ...asked.map(({ row }) => words.row(row))],
      rows: found.gathered.task.traffic.map((item, place) => [
        words.item(item),
        ...asked.map((own) => cellOf(own, place, item.id)),
      ]),
      context: context(),
      marks: [t('reads.note.copy'), t('reads.note.gms')],
    };
  };
  return <TableMenu title={title} file="keyladder-who-reads-what" tableOf={tableOf} />;
}
