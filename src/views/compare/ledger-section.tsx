import { useMemo } from 'react';
import { hasPartner, isNoAct, planOf } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { ExportButtons } from './export-buttons.tsx';
import { ledgerRows } from './ledger-rows.ts';
import { LedgerSource } from './ledger-source.tsx';
import { LedgerSpan } from './ledger-span.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { Readers } from './readers.tsx';
import { Running } from './running.tsx';
import { useDesignNames } from './use-design-names.ts';
import type { DesignRun } from './use-designs.ts';
import { useLedgerSides } from './use-ledger-sides.ts';
import type { Ledgers } from './use-ledgers.ts';

type Props = Readonly<{ designs: readonly DesignRun[]; ledgers: Ledgers; until: string }>;

/** What each design costs, of the runs or by the formula for as many members as one likes. */
export function LedgerSection({ designs, ledgers, until }: Props) {
  const { t } = useTranslation();
  const members = useAppStore((state) => state.compare.members);
  const names = useDesignNames();
  const sides = useLedgerSides(designs, ledgers.ledgers, ledgers.isWhole);
  const rows = useMemo(() => ledgerRows(...(sides ?? [])), [sides]);
  const isOver = useAppStore(({ compareRun }) => compareRun.status === 'done');
  const isRunning = !isOver && designs.some(({ half }) => half === null);
  const [first] = designs;
  if (first === undefined) return null;
  const { scenario } = first.run;
  const counted = members === null ? until : t('compare.ledger.byFormula', { count: members });
  return (
    <section className={classes.ledger} aria-labelledby="kl-compare-ledger">
      <div className={classes.growthHead}>
        <h3 id="kl-compare-ledger">
          {t(`compare.ledger.${designs.length > 2 ? 'titleOfThree' : 'title'}`)}
        </h3>
        <LedgerSource least={planOf(scenario).systems.length} />
        <ExportButtons rows={rows} scenario={scenario} until={counted} />
      </div>
      {members === null && <LedgerSpan scenario={scenario} />}
      <p className={classes.note}>{counted}</p>
      {members === null && <WithoutAct designs={designs} />}
      {sides === null ? (
        <p role="status">{t('compare.ledger.computing')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs a tab stop
        <section className={classes.scroll} tabIndex={0} aria-label={t('compare.ledger.table')}>
          <LedgerTable rows={rows} names={names.short} />
        </section>
      )}
      {isRunning && <Running />}
      <Readers
        names={names.short}
        ledgers={sides?.map(({ ledger }) => ledger) ?? ledgers.ledgers}
        withMkfc={designs.map(({ design }) => design === 'mkfc-document')}
        regroup={hasPartner(scenario)}
      />
    </section>
  );
}

/** Which of the designs have no such act as that which is looked at. */
function WithoutAct({ designs }: { designs: readonly DesignRun[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const without = designs.filter(({ run }) => isNoAct(run.scenario));
  if (without.length === 0) return null;
  const names = without.map(({ design }) => t(`compare.designShort.${design}`));
  return (
    <p className={classes.note}>
      <b>{t('compare.ledger.noAct', { designs: formats.list([...new Set(names)]) })}</b>
    </p>
  );
}
