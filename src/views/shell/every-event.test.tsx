import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { renderToString } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import * as engine from '../../engine/index.ts';
import {
  defaultScenario,
  type MessageEvent,
  type Scenario,
  type TraceEvent,
} from '../../engine/index.ts';
import { addLaterTexts, changeLanguage, createI18n, pseudoLanguage } from '../../i18n/index.ts';
import { TranslationProvider } from '../../i18n/translation.tsx';
import { createAppStore } from '../../store/app-store.ts';
import {
  type BufferView,
  bufferViews,
  type InspectorTab,
  inspectorTabs,
} from '../../store/state.ts';
import { AppStoreProvider } from '../../store/use-app-store.tsx';
import { isForeign } from '../../testing/foreign-texts.ts';
import { writtenTexts } from '../../testing/written-texts.ts';
import { createInThreadClient } from '../../worker/in-thread-client.ts';
import { ClauseTab } from '../clauses/clause-tab.tsx';
import { viewsOf } from '../inspector/buffers.ts';
import { ChecksTab } from '../inspector/checks-tab.tsx';
import { CryptoTab } from '../inspector/crypto-tab.tsx';
import { EventTitle } from '../inspector/event-title.tsx';
import { KeysTab } from '../inspector/keys-tab.tsx';
import { MessageTab } from '../inspector/message-tab.tsx';
import { StepTab } from '../inspector/step-tab.tsx';
import { InspectedContext, useInspectedInStore } from '../inspector/use-inspected.ts';

/** In the browser a few events are looked at; here every kind of them. */

const tabs = {
  ...{ step: StepTab, message: MessageTab, checks: ChecksTab },
  ...{ crypto: CryptoTab, keys: KeysTab, clause: ClauseTab },
};

/** Two members are enough for one to talk to the other. */
const twoKeys: Scenario = {
  ...defaultScenario(),
  gmkMode: 'dual-one-procedure',
  systems: defaultScenario().systems.map((system) => ({
    ...system,
    members: system.members.slice(0, 2),
  })),
};

/** What is drawn and said of an event, whoever it happens to. */
function kindOf(event: TraceEvent): string {
  switch (event.kind) {
    case 'compute':
      return `compute ${event.operation}`;
    case 'check':
      return `check ${event.check}`;
    case 'message':
      return `message ${event.name}`;
    case 'provision':
      return `provision ${event.what}`;
    default:
      return event.kind;
  }
}

/** The tabs that say something of this event that they say of no other. */
function tabsOf({ kind }: TraceEvent): readonly InspectorTab[] {
  if (kind === 'compute') return ['step', 'crypto'];
  return kind === 'check' ? ['step', 'checks'] : inspectorTabs;
}

let words: i18n;
beforeAll(async () => {
  words = createI18n();
  await changeLanguage(words, pseudoLanguage);
  await addLaterTexts(words);
});

async function runOf(scenario: Scenario) {
  const store = createAppStore(createInThreadClient(engine), {
    view: { scenario, level: 'everything' },
    drawSeed: () => '00112233445566778899aabbccddeeff',
  });
  store.getState().rerun();
  await expect.poll(() => store.getState().run.status).toBe('done');
  return store;
}

type Store = Awaited<ReturnType<typeof runOf>>;

function Part({ tab }: { tab: InspectorTab }) {
  const { inspected } = useInspectedInStore();
  const Shown = tabs[tab];
  if (inspected.shown === null) return null;
  return (
    <InspectedContext value={inspected}>
      <EventTitle shown={inspected.shown} />
      <Shown shown={inspected.shown} />
    </InspectedContext>
  );
}

const drawn = (store: Store, tab: InspectorTab) =>
  renderToString(
    <TranslationProvider i18n={words}>
      <MantineProvider>
        <AppStoreProvider store={{ ...store, getInitialState: store.getState }}>
          <Part tab={tab} />
        </AppStoreProvider>
      </MantineProvider>
    </TranslationProvider>,
  );

it('[Keyladder §languages] says every kind of event in words of the catalogue, in every tab', async () => {
  const store = await runOf(twoKeys);
  const { moveTo, selectEvent } = store.getState();
  const kinds = new Set<string>();
  const buffers = new Set<BufferView>();
  for (const [index, event] of store.getState().trace.events.entries()) {
    if (kinds.has(kindOf(event))) continue;
    kinds.add(kindOf(event));
    moveTo(index);
    selectEvent(event.id);
    for (const tab of tabsOf(event)) {
      const texts = writtenTexts(drawn(store, tab));
      expect(texts.length, `${event.id} ${tab}`).toBeGreaterThan(1);
      expect(texts.filter(isForeign), `${event.id} ${tab}`).toEqual([]);
    }
    if (event.kind === 'message') lookAtBuffers(store, event, buffers);
  }
  expect(kinds.size).toBe(58);
  expect(buffers).toEqual(new Set(bufferViews));
});

/** Every payload of a message as each of the octets it can be looked at. */
function lookAtBuffers(store: Store, event: MessageEvent, seen: Set<BufferView>): void {
  const { selectPayload, selectBuffer } = store.getState();
  for (const payload of event.payloads.keys()) {
    selectPayload(payload);
    for (const buffer of viewsOf(event)) {
      seen.add(buffer);
      selectBuffer(buffer);
      const texts = writtenTexts(drawn(store, 'message'));
      expect(texts.filter(isForeign), `${event.id} ${payload} ${buffer}`).toEqual([]);
    }
  }
}
