import { useTranslation } from 'react-i18next';
import {
  hasPartner,
  type Purpose,
  type Readers as ReaderCounts,
  type SystemName,
} from '../../engine/index.ts';
import type { DesignRun } from '../../store/compare-state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useNumberedNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';

const purposes = ['group', 'media', 'floor'] as const satisfies readonly Purpose[];

/** Who can read what: the parties that have each GMK in clear, in words. */
export function Readers({ left, right }: { left: DesignRun; right: DesignRun }) {
  const { t } = useTranslation();
  const compare = useAppStore((state) => state.compare);
  const sides = [
    [compare.left, left],
    [compare.right, right],
  ] as const;
  return (
    <details className={classes.growthTable}>
      <summary>{t('compare.readers.title')}</summary>
      <dl className={classes.readers}>
        {sides.flatMap(([design, run], side) =>
          purposes.flatMap((purpose) => {
            const readers = run.ledger.readers[purpose];
            if (readers === undefined) return [];
            return [
              // biome-ignore lint/suspicious/noArrayIndexKey: left and right may be the same design
              <div key={`${side} ${purpose}`}>
                <dt>
                  {t('compare.readers.key', {
                    design: t(`compare.designShort.${design}`),
                    key: t(`compare.readers.purpose.${purpose}`),
                  })}
                </dt>
                <dd>
                  <ReaderNames readers={readers} regroup={hasPartner(run.scenario)} />
                </dd>
              </div>,
            ];
          }),
        )}
      </dl>
      <p className={classes.note}>{t('compare.readers.escrow')}</p>
    </details>
  );
}

function ReaderNames({ readers, regroup }: { readers: ReaderCounts; regroup: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useNumberedNames(regroup);
  const ues = (count: number, system: SystemName) =>
    count === 0
      ? []
      : [t(`compare.readers.${regroup ? system : 'ues'}`, { count, n: formats.number(count) })];
  return formats.list([
    ...readers.servers.map((id) => names.short(id)),
    ...ues(readers.ues, 'primary'),
    ...ues(readers.partnerUes, 'partner'),
  ]);
}
