import { loadEveryPart } from './part.ts';

const longestWait = 1000;
/** A browser fetches a font when something is first written in it. */
const fonts = ['Inter Variable', 'JetBrains Mono Variable'];

/** The moment from which on the page needs no network, among the marks of its performance. */
export const completeMark = 'keyladder-complete';

/** Resolves when the page has nothing else to do, after a second at the latest. */
function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no such callback.
    if (typeof requestIdleCallback !== 'function') setTimeout(resolve, 50);
    else requestIdleCallback(() => resolve(), { timeout: longestWait });
  });
}

/** Loads what the page may need later, so that neither a lost network nor another release on the server
 *  takes it away; then has the browser keep all of it for visits without a network. */
export async function loadInBackground(): Promise<void> {
  const missing = await loadEveryPart(whenIdle);
  await Promise.all(fonts.map((font) => document.fonts.load(`1em "${font}"`))).catch(() => []);
  if (missing === 0) performance.mark(completeMark);
  if (import.meta.env.PROD) await keepForOffline();
}

/** Where the browser has no service worker for the page (an address without TLS, a file) there is
 *  nothing to keep it. */
async function keepForOffline(): Promise<void> {
  const { protocol } = window.location;
  if (!('serviceWorker' in navigator) || !protocol.startsWith('http')) return;
  await navigator.serviceWorker
    .register('./service-worker.js', { updateViaCache: 'none' })
    .catch(() => undefined);
}
