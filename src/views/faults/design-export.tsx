import { useTranslation } from '../../i18n/translation.tsx';
import { designs } from '../../store/designs.ts';
import {
  cellKey,
  type FaultCell,
  type FaultRow,
  type FaultTableState,
  type Tried,
} from '../../store/fault-table.ts';
import type { DataTable } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { useFactText } from '../use-fact-text.ts';
import { useRunContext } from '../use-run-context.ts';
import { useFaultTexts } from './use-fault-texts.ts';
import { usePhrases } from './use-phrases.ts';

type Props = Readonly<{
  rows: readonly FaultRow[];
  tried: FaultTableState['tried'];
  onlyDiffering: boolean;
}>;

/** Copies and saves the faults by design as they are shown: which cells are predicted, which were run. */
export function DesignExport({ rows, tried, onlyDiffering }: Props) {
  const { t } = useTranslation();
  const { title: faultTitle } = useFaultTexts();
  const cellText = useCellText();
  const context = useRunContext();
  const title = t('faults.ui.page.designs');
  const tableOf = (): DataTable => ({
    title,
    heads: [
      t('faults.ui.page.fault'),
      ...designs.map((design) => t(`faults.ui.designs.${design}`)),
    ],
    rows: rows.map(({ fault, cells }) => [
      faultTitle(fault),
      ...designs.map((design) => cellText(cells[design], tried[cellKey(fault, design)])),
    ]),
    context: context(),
    marks: [
      t('faults.ui.page.basis'),
      ...(onlyDiffering ? [t('faults.ui.page.onlyDiffering')] : []),
    ],
  });
  return <TableMenu title={title} file="keyladder-faults-by-design" tableOf={tableOf} />;
}

/** What a cell says, in one line. */
function useCellText() {
  const { t } = useTranslation();
  const tell = useFactText();
  const phrases = usePhrases();
  const codeText = (code: string | null) => {
    if (code === null) return t('faults.ui.page.nothing');
    if (code === 'unknown') return t('faults.ui.runTells');
    return `${code}: ${t(`checks.reason.${code}`)}`;
  };
  const ranText = (run: Tried) => {
    if (run === 'failed') return t('faults.ui.page.runFailed');
    if (run.code !== null) return codeText(run.code);
    if (run.harms.length === 0) return t('faults.ui.page.harmless');
    const harms = phrases(run.harms.map((harm) => t(`faults.ui.harms.${harm}`)));
    return `${t('faults.ui.page.harm')} ${harms}`;
  };
  return (cell: FaultCell, run: Tried | undefined): string => {
    if (cell.kind === 'absent') return `${t('faults.ui.page.absent')} ${tell(cell.reason)}`;
    if (run === undefined) return `${t('faults.ui.page.predicted')} ${codeText(cell.prediction)}`;
    const { prediction } = cell;
    if (prediction === 'unknown' || run === 'failed') return ranText(run);
    const predicted = prediction ?? t('faults.ui.page.nothing');
    const agrees =
      run.code === prediction
        ? t('faults.ui.page.agrees')
        : t('faults.ui.page.differs', { predicted });
    return `${ranText(run)} · ${agrees}`;
  };
}
