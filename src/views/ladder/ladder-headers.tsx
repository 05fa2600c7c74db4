import { IconDotsVertical } from '@tabler/icons-react';
import { useStore } from '@xyflow/react';
import { Fragment, type KeyboardEvent } from 'react';
import type { Actor } from '../../engine/index.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { MarkIcon } from '../../ui/marks.tsx';
import { claimedUri, inClearKey } from '../opened-message.ts';
import { purposeLook } from '../purpose-look.ts';
import { useOutsiderHolds } from '../use-outsider.ts';
import { useRinged } from '../use-ringed.ts';
import figureStyles from './figure.module.css';
import { countClear, type GmksInClear, holdersKey, keysInClear } from './gmk-in-clear.ts';
import { foldedFacts, headerLines, narrowHeader, outsideText } from './header-text.ts';
import { headerUris, uriPadding, uriSize, uriSizeOf } from './header-uris.ts';
import styles from './ladder.module.css';
import { Bands, Lifeline } from './ladder-behind.tsx';
import type { Column } from './ladder-columns.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { purposeShapes } from './purpose-shapes.ts';
import { shortenServerUri, shortenUri, textWidth } from './text-width.ts';
import { useDrawnNames, useWords } from './use-words.ts';

const lockWidth = 20;
function FoldedCount({ column }: { column: Column }) {
  const words = useWords();
  const failed = useAppStore(({ cursor }) => column.failedAt.filter((at) => at <= cursor).length);
  const facts = foldedFacts(column, failed, words);
  return (
    <span className={styles.uri}>
      {facts.failed !== '' && <strong className={styles.failedCount}>{facts.failed}</strong>}
      {facts.failed !== '' && facts.count !== '' && ' · '}
      {facts.count}
    </span>
  );
}

const shortenActorUri = ({ kind }: Actor, uri: string, width: number, size: number) =>
  (kind === 'gms' ? shortenServerUri : shortenUri)(uri, width, size);

/** The URI of an actor; of one that only an opened message names, what the message says. */
function ActorUri({
  actor,
  width,
  text,
  size,
}: {
  actor: Actor;
  width: number;
  text?: string | undefined;
  size: number;
}) {
  const words = useWords();
  const claimed = useAppStore(({ trace }) =>
    actor.uri === '' ? claimedUri(actor, trace.events) : '',
  );
  const names = useDrawnNames();
  const holds = useOutsiderHolds();
  const own = actor.kind === 'outsider' ? outsideText(names, words, { width, size }) : actor.uri;
  const said = claimed === '' ? own : words('ladder.claimed', { uri: claimed });
  const title =
    actor.kind === 'outsider' && holds !== '' ? words('ladder.holds', { text: said, holds }) : said;
  return (
    <span className={styles.uri} title={title} data-claimed={claimed !== '' || undefined}>
      <span className={styles.readOnly}>{title}</span>
      <span aria-hidden="true">
        {(own === actor.uri && text) || shortenActorUri(actor, own || claimed, width, size)}
      </span>
    </span>
  );
}

/** The open lock: who has a GMK in clear at the cursor. */
function InClear({ column, clear }: { column: Column; clear: GmksInClear }) {
  const words = useWords();
  const counts = useAppStore(({ cursor }) => {
    const each = column.actors.map(({ id }) => countClear(clear.byActor.get(id) ?? [], cursor));
    if (column.kind !== 'folded') return each[0] ?? 0;
    return each.filter((count) => count > 0).length;
  });
  if (counts === 0) return <span className={styles.inClear} />;
  const keys = column.actors.flatMap(({ id }) => clear.byActor.get(id) ?? []);
  const { key, name } = inClearKey(keys, column.kind === 'folded', clear.isLater);
  const values = { count: counts, name: name ? words(name) : '' };
  const whole = words(key, values);
  const fits = textWidth(whole, uriSize) + lockWidth <= column.width;
  return (
    <span className={styles.inClear} title={whole}>
      <MarkIcon shape="openLock" className={styles.mark} />
      <span aria-hidden="true">{fits ? whole : words(`${key}Short`, values)}</span>
      <span className={styles.readOnly}>{whole}</span>
    </span>
  );
}

/** The keys that those on a lifeline of the figure have in clear, and how many of them. */
function KeysInClear({ column, clear }: { column: Column; clear: GmksInClear }) {
  const words = useWords();
  const cursor = useAppStore((state) => state.cursor);
  const { purposes, holders, isApart } = keysInClear(clear, column.actors, cursor);
  const of = column.actors.length;
  const text = words(holdersKey(clear, of, isApart), { n: holders, of });
  if (purposes.length === 0) return <span className={figureStyles.keys} />;
  const keys = words('ladder.listed', {
    items: purposes.map(({ purpose, count }) => {
      const name = words(`trace.purpose.${purpose}`);
      return isApart ? words('ladder.clear.keyAt', { name, n: count }) : name;
    }),
  });
  return (
    <span className={figureStyles.keys}>
      <span className={styles.readOnly}>
        {words(of > 1 ? 'ladder.clear.keysOf' : 'ladder.clear.keys', { keys, n: holders, of })}
      </span>
      {purposes.map(({ purpose, count }) => (
        <Fragment key={purpose}>
          <span data-purpose={purposeLook(purpose)}>
            <MarkIcon shape={purposeShapes[purpose]} className={styles.mark} />
          </span>
          {isApart && <span aria-hidden="true">{count}</span>}
        </Fragment>
      ))}
      <span aria-hidden="true">{text}</span>
    </span>
  );
}

/** Opens the menu of an actor. */
function ActorMenu({ actor, first }: { actor: Actor; first: boolean }) {
  const words = useWords();
  const names = useDrawnNames();
  const store = useAppStoreApi();
  const hasMenu = useAppStore(({ trace }) => trace.source.kind === 'scenario');
  if (!hasMenu) return null;
  const name = words('ladder.menu', { name: names.short(actor.id) });
  return (
    <button
      type="button"
      // The headers are one stop of the Tab key; arrows go from one to the next.
      tabIndex={first ? 0 : -1}
      className={styles.actorMenu}
      aria-haspopup="menu"
      aria-label={name}
      title={name}
      data-actor={actor.id}
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect();
        store.getState().showFaultMenu({ of: { actor: actor.id }, x: left, y: bottom });
      }}
    >
      <IconDotsVertical className={styles.mark} aria-hidden="true" />
    </button>
  );
}

type HeaderProps = Readonly<{
  column: Column;
  clear: GmksInClear;
  first: boolean;
  hasMenu: boolean;
  /** The URI of its actor as there is room for it. */
  uri: string | undefined;
}>;

function Header({ column, clear, first, hasMenu, uri }: HeaderProps) {
  const names = useDrawnNames();
  const ringed = useRinged(
    ({ kind, ref }) => kind === 'actor' && column.actors.some(({ id }) => id === ref),
  );
  const actor = column.actors[0];
  if (actor === undefined) return null;
  const place = { left: column.x - column.width / 2, width: column.width };
  return (
    <li
      onContextMenu={(event) => {
        const button = event.currentTarget.querySelector('button');
        if (button === null) return;
        event.preventDefault();
        button.click();
      }}
      className={styles.header}
      style={place}
      data-kind={column.kind}
      data-ringed={ringed}
      data-whole={column.whole}
      data-narrow={column.width < narrowHeader || undefined}
    >
      <span className={styles.name}>
        {headerLines(column, names).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one name
          <span key={index}>{line} </span>
        ))}
      </span>
      {column.kind === 'folded' ? (
        <FoldedCount column={column} />
      ) : (
        <ActorUri
          actor={actor}
          width={column.width - uriPadding}
          text={uri}
          size={uriSizeOf(column)}
        />
      )}
      {column.whole ? (
        <KeysInClear column={column} clear={clear} />
      ) : (
        <InClear column={column} clear={clear} />
      )}
      {hasMenu && column.kind !== 'folded' && <ActorMenu actor={actor} first={first} />}
    </li>
  );
}

const moves: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = moves[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  buttons[buttons.indexOf(event.target as HTMLButtonElement) + step]?.focus();
  event.preventDefault();
}

/** Names of the systems and of the actors: they stay while the ladder scrolls down and follow it
 *  sideways. */
export function LadderHeaders({ layout }: { layout: LadderLayout }) {
  const words = useWords();
  const x = useStore((state) => state.transform[0]);
  const uris = headerUris(layout);
  const firstMenu = layout.columns.findIndex(({ kind }) => kind !== 'folded');
  const shifted = { transform: `translateX(${x}px)` };
  return (
    <>
      <svg className={styles.behind} style={shifted} role="presentation">
        <Bands layout={layout} height="100%" words={words} />
      </svg>
      <ul
        className={styles.headers}
        style={shifted}
        data-banded={layout.bands.length > 0 || undefined}
        aria-label={words('ladder.actors')}
        data-owns-arrows=""
        onKeyDown={moveFocus}
      >
        {layout.columns.map((column, index) => (
          <Header
            column={column}
            clear={layout.clear}
            first={index === firstMenu}
            hasMenu={layout.beside === undefined}
            uri={uris.get(column.actors[0]?.uri ?? '')}
            key={column.actors[0]?.id}
          />
        ))}
      </ul>
    </>
  );
}

/** The systems with the border between them, and the lifelines: behind everything. */
export function Lifelines({ layout }: { layout: LadderLayout }) {
  const x = useStore((state) => state.transform[0]);
  return (
    <svg className={styles.behind} style={{ transform: `translateX(${x}px)` }} aria-hidden="true">
      <Bands layout={layout} height="100%" />
      {layout.columns.map((column) => (
        <Lifeline key={column.actors[0]?.id} column={column} top={0} height="100%" />
      ))}
    </svg>
  );
}
