import type { Ledger, Purpose, Readers as ReaderCounts, SystemName } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useNumberedNames } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';

const purposes = [
  'group',
  'media',
  'floor',
  'client',
  'multicast',
] as const satisfies readonly Purpose[];

type ReadersProps = Readonly<{
  /** What the runs are called, and the ledger of each. */
  names: readonly string[];
  ledgers: readonly Ledger[];
  /** Whether a run has an MKFC, and so one GMK. */
  withMkfc: readonly boolean[];
  regroup: boolean;
  open?: boolean;
}>;

/** Who can read what: the parties that have each GMK in clear, in words. */
export function Readers({ names, ledgers, withMkfc, regroup, open }: ReadersProps) {
  const { t } = useTranslation();
  return (
    <details className={classes.growthTable} open={open}>
      <summary>{t('compare.readers.title')}</summary>
      <dl className={classes.readers}>
        {ledgers.flatMap((ledger, side) =>
          purposes.flatMap((purpose) => {
            const readers = ledger.readers[purpose];
            if (readers === undefined) return [];
            return [
              // biome-ignore lint/suspicious/noArrayIndexKey: left and right may be the same design
              <div key={`${side} ${purpose}`}>
                <dt>
                  {t('compare.readers.key', {
                    design: names[side],
                    key: t(`compare.readers.purpose.${nameOf(purpose, withMkfc[side])}`),
                  })}
                </dt>
                <dd>
                  <ReaderNames readers={readers} regroup={regroup} />
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

/** What a key is called: beside an MKFC there is one GMK. */
function nameOf(purpose: (typeof purposes)[number], withMkfc = false) {
  if (!withMkfc) return purpose;
  return purpose === 'floor' ? 'mkfc' : purpose === 'media' ? 'group' : purpose;
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
