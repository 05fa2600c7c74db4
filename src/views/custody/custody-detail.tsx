import { Button } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { custodyAt, eventIndex, type Holding } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { hasTwoRands } from '../../store/custody-selectors.ts';
import type { CustodyCellId } from '../../store/state.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { useWholeRunNames } from '../use-actor-names.ts';
import { useEventWords } from '../use-event-words.ts';
import { useFormats } from '../use-formats.ts';
import classes from './custody.module.css';
import { couldReason } from './reader-notes.ts';
import { useCustody } from './use-custody.ts';
import { useKeyName } from './use-custody-words.ts';

/** What is to be said of the chosen cell: since when, learnt from what, until when. */
export function CustodyDetail({ cell }: { cell: CustodyCellId | null }) {
  const { t } = useTranslation();
  const custody = useCustody();
  const cursor = useAppStore((state) => state.cursor);
  if (cell === null) {
    return (
      <section className={classes.detail} aria-label={t('custody.detail')}>
        <p className={classes.hint}>{t('custody.choose')}</p>
      </section>
    );
  }
  const changes = custody.get(cell.actor) ?? [];
  const holding = custodyAt(changes, cursor).get(cell.key);
  return (
    <section className={classes.detail} aria-label={t('custody.detail')}>
      <Sentence cell={cell} holding={holding} />
      {holding && <Actions cell={cell} holding={holding} />}
      {holding && <Facts holding={holding} />}
    </section>
  );
}

function Sentence({ cell, holding }: { cell: CustodyCellId; holding: Holding | undefined }) {
  const { t } = useTranslation();
  const names = useWholeRunNames();
  const keyName = useKeyName();
  const state = holding?.state ?? 'none';
  const twoRands = useAppStore((store) => hasTwoRands(store.trace));
  const reason = couldReason(cell, names.regroup, twoRands);
  const could = state === 'could' ? t(`custody.could.${reason}`) : '';
  const why = holding?.foreign ? t(`custody.foreign.${holding.foreign}`) : could;
  return (
    <p className={classes.sentence} aria-live="polite">
      <strong>
        {t(`custody.sentence.${state}`, {
          party: names.short(cell.actor),
          key: keyName(cell.key),
        })}
      </strong>{' '}
      {why}
    </p>
  );
}

function Facts({ holding }: { holding: Holding }) {
  const { t } = useTranslation();
  const names = useWholeRunNames();
  const words = useEventWords();
  const formats = useFormats();
  const events = useAppStore((state) => state.trace.events);
  const { since, lifetime, storedAs, others } = holding;
  const event = events[since.index];
  const source = since.learntFrom ? events[eventIndex(events, since.learntFrom)] : undefined;
  const until = (lifetime?.until && formats.time(lifetime.until)) || t('custody.noEnd');
  const rows: [string, string][] = [];
  if (event) {
    rows.push([
      t('custody.fact.since'),
      t('custody.sinceEvent', { n: since.index + 1, step: event.step, words: words(event) }),
    ]);
  }
  if (source && source !== event) rows.push([t('custody.fact.learntFrom'), words(source)]);
  rows.push([t('custody.fact.origin'), t(`custody.origin.${since.origin}`)]);
  const from = lifetime?.from && formats.time(lifetime.from);
  if (from) rows.push([t('custody.fact.from'), from]);
  if (holding.state === 'holds' || holding.state === 'foreign')
    rows.push([t('custody.fact.until'), until]);
  if (storedAs) rows.push([t('custody.fact.storedAs'), t(`trace.purpose.${storedAs}`)]);
  if (others.length > 0) {
    rows.push([t('custody.fact.others'), formats.list(others.map(names.short))]);
  }
  return (
    <dl className={classes.facts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ cell, holding }: { cell: CustodyCellId; holding: Holding }) {
  const { t } = useTranslation();
  const store = useAppStoreApi();
  const { since } = holding;
  const { name, eventId } = since;
  const { selectEvent, showLineage, trace } = store.getState();
  const actor = trace.actors.find(({ id }) => id === cell.actor);
  const member = actor?.kind === 'ue' ? actor.id : null;
  return (
    <p className={classes.actions}>
      {name !== undefined && (
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconRoute size={14} aria-hidden />}
          onClick={() => showLineage({ eventId, name, member })}
        >
          {t('lineage.whereFrom')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => selectEvent(eventId)}>
        {t('custody.showEvent')}
      </Button>
      {since.learntFrom !== undefined && since.learntFrom !== eventId && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => selectEvent(since.learntFrom ?? null)}
        >
          {t('custody.showMessage')}
        </Button>
      )}
    </p>
  );
}
