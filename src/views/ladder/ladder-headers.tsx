import { useStore } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import styles from './ladder.module.css';
import type { Column } from './ladder-columns.ts';
import { actorTitle, foldedTitle } from './ladder-labels.ts';
import { shortenMiddle } from './text-width.ts';

const uriSize = 12;

function FoldedCount({ column }: { column: Column }) {
  const { t } = useTranslation();
  const failed = useAppStore(({ cursor }) => column.failedAt.filter((at) => at <= cursor).length);
  const count = t('ladder.columns.members', { count: column.actors.length });
  return (
    <span className={styles.uri}>
      {failed > 0 ? (
        <strong className={styles.failedCount}>{t('ladder.columns.failed', { n: failed })}</strong>
      ) : null}
      {count}
    </span>
  );
}

function Header({ column, ueCount }: { column: Column; ueCount: number }) {
  const { t } = useTranslation();
  const actor = column.actors[0];
  if (actor === undefined) return null;
  const folded = column.kind === 'folded';
  const place = { left: column.x - column.width / 2, width: column.width };
  return (
    <li className={styles.header} style={place} data-kind={column.kind}>
      <span className={styles.name}>
        {folded ? foldedTitle(column.actors, t) : actorTitle(actor, ueCount, t)}
      </span>
      {folded ? (
        <FoldedCount column={column} />
      ) : (
        <span className={styles.uri} title={actor.uri}>
          {shortenMiddle(actor.uri, column.width - 14, uriSize)}
        </span>
      )}
    </li>
  );
}

/** Names of the actors: they stay while the ladder scrolls down and follow it sideways. */
export function LadderHeaders({
  columns,
  ueCount,
}: {
  columns: readonly Column[];
  ueCount: number;
}) {
  const { t } = useTranslation();
  const x = useStore((state) => state.transform[0]);
  return (
    <ul
      className={styles.headers}
      style={{ transform: `translateX(${x}px)` }}
      aria-label={t('ladder.actors')}
    >
      {columns.map((column) => (
        <Header column={column} ueCount={ueCount} key={column.actors[0]?.id} />
      ))}
    </ul>
  );
}

/** The lifelines, behind everything. */
export function Lifelines({ columns }: { columns: readonly Column[] }) {
  const x = useStore((state) => state.transform[0]);
  return (
    <div className={styles.lifelines} style={{ transform: `translateX(${x}px)` }} aria-hidden="true">
      {columns.map((column) => (
        <i key={column.actors[0]?.id} style={{ left: column.x }} data-kind={column.kind} />
      ))}
    </div>
  );
}
