import { useStore } from '@xyflow/react';
import type { Actor } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { claimedUri } from '../opened-message.ts';
import styles from './ladder.module.css';
import type { Column } from './ladder-columns.ts';
import type { Words } from './ladder-labels.ts';
import { actorTitle, foldedTitle } from './ladder-labels.ts';
import { shortenUri, wrapText } from './text-width.ts';
import { useWords } from './use-words.ts';

const uriSize = 12;
/** Below this width of a lifeline its name is set smaller. */
const narrow = 140;
const sizeOf = (column: Column) =>
  column.width < narrow ? { name: 12, line: 16 } : { name: 13, line: 17 };

function FoldedCount({ column }: { column: Column }) {
  const words = useWords();
  const failed = useAppStore(({ cursor }) => column.failedAt.filter((at) => at <= cursor).length);
  const count = words('ladder.columns.members', { count: column.actors.length });
  return (
    <span className={styles.uri}>
      {failed > 0 ? (
        <strong className={styles.failedCount}>
          {words('ladder.columns.failed', { n: failed })}
        </strong>
      ) : null}
      {count}
    </span>
  );
}

/** The URI of an actor; of one that only an opened message names, what the message says. */
function ActorUri({ actor, width }: { actor: Actor; width: number }) {
  const words = useWords();
  const claimed = useAppStore(({ trace }) =>
    actor.uri === '' ? claimedUri(actor, trace.events) : '',
  );
  const title = claimed === '' ? actor.uri : words('ladder.claimed', { uri: claimed });
  return (
    <span className={styles.uri} title={title} data-claimed={claimed !== '' || undefined}>
      {shortenUri(actor.uri || claimed, width, uriSize)}
    </span>
  );
}

function Header({ column, ueCount }: { column: Column; ueCount: number }) {
  const words = useWords();
  const actor = column.actors[0];
  if (actor === undefined) return null;
  const folded = column.kind === 'folded';
  const place = { left: column.x - column.width / 2, width: column.width };
  return (
    <li
      className={styles.header}
      style={place}
      data-kind={column.kind}
      data-narrow={column.width < narrow || undefined}
    >
      <span className={styles.name}>
        {folded ? foldedTitle(column.actors, words) : actorTitle(actor, ueCount, words)}
      </span>
      {folded ? (
        <FoldedCount column={column} />
      ) : (
        <ActorUri actor={actor} width={column.width - 6} />
      )}
    </li>
  );
}

/** Height of the headers: the names on two lines where one is too long for its lifeline. */
export function headerHeight(columns: readonly Column[], words: Words): number {
  const heights = columns.map((column) => {
    const gms = column.kind === 'gms' ? words('trace.actor.gms') : '';
    const { name, line } = sizeOf(column);
    return line * (1 + wrapText(gms, column.width - 4, name, 'bold').length);
  });
  return 18 + Math.max(34, ...heights);
}

/** Names of the actors: they stay while the ladder scrolls down and follow it sideways. */
export function LadderHeaders({
  columns,
  ueCount,
}: {
  columns: readonly Column[];
  ueCount: number;
}) {
  const words = useWords();
  const x = useStore((state) => state.transform[0]);
  return (
    <ul
      className={styles.headers}
      style={{ transform: `translateX(${x}px)` }}
      aria-label={words('ladder.actors')}
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
    <div
      className={styles.lifelines}
      style={{ transform: `translateX(${x}px)` }}
      aria-hidden="true"
    >
      {columns.map((column) => (
        <i key={column.actors[0]?.id} style={{ left: column.x }} data-kind={column.kind} />
      ))}
    </div>
  );
}
