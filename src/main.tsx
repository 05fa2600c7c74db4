import './views/mantine-styles.ts';
import './views/fonts.css';
import './views/tokens.css';
import './views/global.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { addLaterTexts, changeLanguage, createI18n, startLanguage } from './i18n/index.ts';
import { rememberedLanguage } from './i18n/remembered-language.ts';
import { TranslationProvider } from './i18n/translation.tsx';
import { loadInBackground } from './parts/in-background.ts';
import { partOf } from './parts/part.ts';
import { savesData } from './parts/saves-data.ts';
import { type AppStore, createAppStore } from './store/app-store.ts';
import { drawSeed } from './store/draw-seed.ts';
import { decodeLink } from './store/link.ts';
import { syncLink } from './store/link-sync.ts';
import { keepPreferences, readPreferences, readShortcuts } from './store/preferences.ts';
import { AppStoreProvider } from './store/use-app-store.tsx';
import { defaultView } from './store/view.ts';
import { SpeakerPage } from './views/parts.ts';
import { App } from './views/shell/app.tsx';
import { cssVariables, theme } from './views/theme.ts';
import { ViewBoundary } from './views/view-boundary.tsx';
import { spawnWorker } from './worker/spawn-worker.ts';
import { createWorkerClient } from './worker/worker-client.ts';

// Reading the property throws where storage is closed to the page.
const storage = () => window.localStorage;
const { hash } = window.location;
const link = hash.length > 1 ? decodeLink(hash) : null;
const store = createAppStore(createWorkerClient(spawnWorker, navigator.hardwareConcurrency), {
  view: link?.ok ? link.view : { ...defaultView(), ...readPreferences(storage) },
  drawSeed: () => drawSeed((octets) => crypto.getRandomValues(octets)),
});
if (link !== null && !link.ok) {
  store.getState().notify({ tone: 'error', key: link.key, values: link.values });
}
store.getState().setShortcuts(readShortcuts(storage));

const i18n = createI18n();
i18n.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});
const { search } = window.location;
/** The second window of a presentation runs nothing of its own. */
const isSpeaker = new URLSearchParams(search).has('speaker');
if (!isSpeaker) {
  store.getState().rerun();
  keepPreferences(store, storage);
  syncLink(store, window);
}
const root = document.getElementById('root');
if (root === null) throw new TypeError('the page has no element with the id root');
// What is told before it is there is kept all the same.
partOf(async () =>
  (await import('./store/poll-kept.ts')).keepPollScore(store, () => window.sessionStorage),
);
const laterTexts = partOf(() => addLaterTexts(i18n));

/** Shows the page in a language, once its texts are there. No `await` of the module itself: the parts
 *  of the page would no longer share its chunk. */
async function show(root: HTMLElement, language: string): Promise<void> {
  // English is there anyway.
  await changeLanguage(i18n, language).catch(() => undefined);
  createRoot(root).render(
    <StrictMode>
      <TranslationProvider i18n={i18n}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          deduplicateCssVariables={false}
          defaultColorScheme="auto"
        >
          <AppStoreProvider store={store}>
            <ViewBoundary>{isSpeaker ? <SpeakerPage /> : <App />}</ViewBoundary>
          </AppStoreProvider>
        </MantineProvider>
      </TranslationProvider>
    </StrictMode>,
  );
  await laterTexts().catch(() => undefined);
  await firstRun(store);
  if (!savesData()) await loadInBackground();
}

/** Resolves when the first run is over, or takes long. */
function firstRun(store: AppStore): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 3000);
    store.subscribe(({ run }) => {
      if (run.status !== 'running') resolve();
    });
    if (store.getState().run.status !== 'running') resolve();
  });
}

void show(root, startLanguage(search, rememberedLanguage(), navigator.languages));
