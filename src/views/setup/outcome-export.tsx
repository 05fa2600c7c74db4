import { useTranslation } from '../../i18n/translation.tsx';
import { type DataTable, numberCell, percentCell, signedCell } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { useFormats } from '../use-formats.ts';
import { useRunContext } from '../use-run-context.ts';
import type { OutcomeRow } from './outcome-rows.ts';

type Props = Readonly<{
  rows: readonly OutcomeRow[];
  head: 'count' | 'soFar' | 'act' | 'actSoFar';
  compared: boolean;
}>;

/** Copies and saves the counts of the run; `compared`: with what changes against twice the procedure. */
export function OutcomeExport({ rows, head, compared }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const context = useRunContext();
  const title = t('app.outcome.title');
  const hasBefore = rows.some(({ inAll }) => inAll !== null);
  const tableOf = (): DataTable => ({
    title,
    heads: [
      t('app.outcome.what'),
      t(`app.outcome.${head}`),
      ...(hasBefore ? [t('app.outcome.allActs')] : []),
      ...(compared ? [t('app.outcome.difference'), `${t('app.outcome.difference')} (%)`] : []),
    ],
    rows: rows.map(({ count, value, inAll, difference }) => [
      t(`app.outcome.counts.${count}`),
      numberCell(formats, value),
      ...(inAll === null ? [] : [numberCell(formats, inAll)]),
      ...(compared
        ? [
            difference && signedCell(formats, difference.absolute),
            difference && percentCell(formats, difference.percent),
          ]
        : []),
    ]),
    context: context(),
    marks: [],
  });
  return <TableMenu title={title} file="keyladder-outcome" tableOf={tableOf} />;
}
