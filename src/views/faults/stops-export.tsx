import type { Trial, WithoutCheck } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStoreApi } from '../../store/use-app-store.tsx';
import type { TableCell } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { usePhrases } from './use-phrases.ts';

type Props = Readonly<{ rows: readonly WithoutCheck[] }>;

/** Copies and saves what each check alone stops: a row for each fault, and how far the runs are. */
export function StopsExport({ rows }: Props) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const phrases = usePhrases();
  const title = t('faults.ui.stops.title');
  const fault = ({ entry }: Trial) => t(`faults.${entry.fault}.title`);
  const harmsOf = ({ harms }: Trial) =>
    harms.length === 0
      ? t('faults.ui.stops.noHarm')
      : phrases(harms.map((harm) => t(`faults.ui.harms.${harm}`)));
  const behindOf = (trial: Trial) =>
    trial.by === trial.check
      ? t('faults.ui.stops.cannotGoOn', { list: fault(trial) })
      : t('faults.ui.stops.behind', {
          list: t('faults.ui.stops.behindOne', {
            name: fault(trial),
            check: t(`checks.short.${trial.by}`),
          }),
        });
  const cellsOf = ({ check, unstopped, behind }: WithoutCheck): readonly TableCell[][] => {
    const name = t(`checks.name.${check}`);
    return [
      ...unstopped.map((trial) => [name, fault(trial), harmsOf(trial)]),
      ...behind.map((trial) => [name, null, behindOf(trial)]),
      ...(unstopped.length + behind.length > 0 ? [] : [[name, null, t('faults.ui.stops.untried')]]),
    ];
  };
  const tableOf = () => {
    const { status, done, total } = store.getState().stopTable;
    return {
      title,
      heads: [t('faults.ui.stops.check'), t('faults.ui.stops.only'), t('faults.ui.stops.harm')],
      rows: rows.flatMap(cellsOf),
      context: [],
      marks: [
        t('faults.ui.stops.lead'),
        ...(status === 'idle' ? [] : [t(`faults.ui.stops.${status}`, { done, total })]),
      ],
    };
  };
  return <TableMenu title={title} file="keyladder-what-checks-stop" tableOf={tableOf} />;
}
