import { useEffect, useMemo, useState } from 'react';
import {
  type ComparedMessage,
  decodeFound,
  type Found,
  type MessageEvent,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { sidesOf } from '../../store/compare-sides.ts';
import { sideRunOf } from '../../store/side-run-of.ts';
import { useAppStore, useAppStoreApi } from '../../store/use-app-store.tsx';
import { markedPurpose } from '../step-lines.ts';
import { useActorNames } from '../use-actor-names.ts';
import { useFactText } from '../use-fact-text.ts';
import { messagesOfRun, type RunMessage } from './messages-of-run.ts';
import type { Source } from './use-sources.ts';

/** A message that can be chosen. */
export type Choice = ComparedMessage &
  Readonly<{ id: string; label: string; event?: MessageEvent }>;

/** The messages of a source. `status`: whether they are still being made or looked for, and where there
 *  are none, why. */
export type Choices = Readonly<{
  status: 'ready' | 'busy' | 'none' | 'failed';
  list: readonly Choice[];
  problem?: string;
}>;

const nothing: readonly TraceEvent[] = [];

/** What there is to choose from in a source; `text` is what was put in. */
export function useChoices(source: Source | undefined, text: string): Choices {
  const onScreen = useAppStore((state) => state.trace.events);
  const onSide = useAppStore((state) =>
    source?.kind === 'side'
      ? sideRunOf(state, sidesOf(state.compare)[source.side])?.trace.events
      : undefined,
  );
  const made = useRunOf(source?.kind === 'run' ? source.scenario : null);
  const pasted = usePasted(source?.kind === 'text' ? text : '');
  const label = useLabel();
  const there = source?.kind === 'screen' ? onScreen : onSide;
  const events = there ?? made.events ?? nothing;
  const ofRun = useMemo(
    () => messagesOfRun(events).map((message) => ({ ...message, label: label(message) })),
    [events, label],
  );
  if (source?.kind === 'text') return pasted;
  if (source?.kind === 'run' && made.events === null) {
    return { status: made.failed ? 'failed' : 'busy', list: [] };
  }
  return { status: ofRun.length > 0 ? 'ready' : 'none', list: ofRun };
}

function useLabel(): (message: RunMessage) => string {
  const { t } = useTranslation();
  const names = useActorNames();
  return useMemo(() => {
    const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);
    return ({ event, payload, buffer }: RunMessage) => {
      const { name, step, from, to, payloads, procedure, fate } = event;
      const purpose = payloads[payload]?.purpose;
      return t('messageDiff.choice', {
        step: step === 'use' ? '' : `${procedure === 2 ? '2/' : ''}${step}. `,
        what: t(`trace.message.${name}`),
        where: `${names.short(from)} → ${names.short(to)}`,
        which: [
          purpose && payloads.length > 1 ? markedPurpose(words, purpose) : '',
          fate === 'altered' ? t(`messageDiff.buffer.${buffer}`) : '',
        ]
          .filter((part) => part !== '')
          .map((part) => ` · ${part}`)
          .join(''),
      });
    };
  }, [t, names]);
}

/** The run of a scenario, made apart from the one on the screen; `events` null until it is there. */
function useRunOf(scenario: Scenario | null) {
  const store = useAppStoreApi();
  const [made, setMade] = useState<Readonly<{
    scenario: Scenario;
    events: readonly TraceEvent[] | null;
  }> | null>(null);
  useEffect(() => {
    if (scenario === null) return;
    const stop = new AbortController();
    const events: TraceEvent[] = [];
    void store
      .getState()
      .runApart(
        { kind: 'scenario', scenario },
        (update) => {
          for (const event of update.events) events.push(event);
        },
        stop.signal,
      )
      .then(({ status }) => {
        if (!stop.signal.aborted) setMade({ scenario, events: status === 'done' ? events : null });
      });
    return () => stop.abort();
  }, [store, scenario]);
  const own = made?.scenario === scenario ? made : null;
  return { events: own?.events ?? null, failed: own !== null && own.events === null };
}

/** Milliseconds a text stays as it is before it is looked into. */
const rest = 250;

/** The messages in a text that was put in. */
function usePasted(text: string): Choices {
  const { findMessages } = useAppStoreApi().getState();
  const factText = useFactText();
  const [known, setKnown] = useState<Readonly<{ text: string; found: Found | null }> | null>(null);
  useEffect(() => {
    if (text === '') return;
    let isStale = false;
    const timer = setTimeout(() => {
      void findMessages(text).then((found) => {
        if (!isStale) setKnown({ text, found });
      });
    }, rest);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text, findMessages]);
  return useMemo(() => {
    if (text === '') return { status: 'none', list: [] };
    if (known?.text !== text) return { status: 'busy', list: [] };
    const { found } = known;
    if (found === null) return { status: 'failed', list: [] };
    if (!found.ok) {
      const problem = found.problems.map((one) => factText(one.problem)).join(' ');
      return { status: 'none', list: [], problem };
    }
    const list = found.messages.map((message, index) => ({
      ...{ id: String(index), label: factText(message.from), octets: message.octets },
      tree: decodeFound(message).tree,
    }));
    return { status: 'ready', list };
  }, [text, known, factText]);
}
