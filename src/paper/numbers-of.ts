import { hasPartner } from '../engine/index.ts';
import { createActorNames } from '../views/actor-names.ts';
import { ledgerParts } from '../views/compare/ledger-counts.ts';
import { countKey, type LedgerRow, ledgerRows } from '../views/compare/ledger-rows.ts';
import { limits } from '../views/compare/limits.ts';
import { scenarioContext } from '../views/scenario-context.ts';
import { markedText } from './marked-text.ts';
import type { PaperBlock, PaperTable } from './paper.ts';
import type { PaperSubject, PaperWords } from './subject.ts';

/** The table of numbers, and what they rest on. */
export function numbersOf(subject: PaperSubject, words: PaperWords): readonly PaperBlock[] {
  const { t } = words;
  const list = (title: string, names: readonly string[]): PaperBlock[] => [
    { kind: 'lead', text: markedText(t(`paper.table.${title}`)) },
    { kind: 'items', items: names.map((text) => [text]) },
  ];
  return [
    {
      kind: 'table',
      numbered: { id: 'table-1', series: 'Table', label: t('paper.label.Table'), number: 1 },
      caption: t(`paper.table.caption.${subject.kind}`),
      table: tableOf(subject, words),
    },
    ...list('assumptions', [
      ...factsOf(subject, words),
      t('paper.table.keyDocument'),
      t('compare.air.model'),
    ]),
    ...(['counted', 'notCounted'] as const).flatMap((kind) =>
      list(
        kind,
        limits[kind].map((limit) =>
          t(limit === 'carrier' ? 'paper.table.carrier' : `compare.limits.${limit}`),
        ),
      ),
    ),
  ];
}

/** What both sides share, one fact a line. */
function factsOf({ left, assumed }: PaperSubject, { t }: PaperWords): readonly string[] {
  const names = createActorNames(t, hasPartner(left.scenario), { primary: 2, partner: 2 });
  return scenarioContext(left.scenario, t, names, assumed).map((fact) =>
    t('paper.table.fact', fact),
  );
}

/** A paper leaves out who computes what, and what has no row here. */
const partsTold = ledgerParts.filter((part) => !['parties', 'state', 'half'].includes(part));

function tableOf(subject: PaperSubject, words: PaperWords): PaperTable {
  const { t } = words;
  const pair = subject.kind !== 'run';
  const rows = ledgerRows(subject.left, pair ? subject.right : subject.left);
  const choice = t(`compare.assumption.inText.${subject.assumed.keyDocument}`);
  const quantity = t('compare.head.quantity');
  return {
    heads: pair
      ? [
          ...[quantity, subject.left.short, subject.right.short],
          ...[t('compare.head.difference'), t('compare.head.percent')],
        ]
      : [quantity, t('paper.table.value')],
    groups: partsTold.map((part) => ({
      title: t(`compare.part.${part}`, {
        choice,
        counting: t('compare.assumption.counting.carrier'),
      }),
      rows: rows
        .filter((row) => row.part === part)
        .map((row) => cellsOf(row, words).slice(0, pair ? undefined : 2)),
    })),
  };
}

/** A row as the screen rounds it. */
function cellsOf({ count, unit, values, differences }: LedgerRow, words: PaperWords) {
  const { t, formats } = words;
  const digits = unit === 's' ? 2 : 0;
  const name = t(countKey(count));
  const orNone = (value: number | null | undefined, write: (value: number) => string) =>
    value === null || value === undefined ? t('compare.none') : write(value);
  const [left, right] = values;
  const [difference] = differences;
  const fixed = (value: number) => formats.fixed(value, digits);
  return [
    unit === 'octets' || unit === 's'
      ? t('paper.table.unit', { quantity: name, unit: t(`compare.unit.${unit}`) })
      : name,
    orNone(left, fixed),
    orNone(right, fixed),
    orNone(difference?.absolute, (value) => formats.signed(value, digits)),
    orNone(difference?.percent, (value) => formats.signedPercent(value, 1)),
  ];
}
