/** Keeps the page for visits without a network. Runs in a thread of its own, without the page. The
 *  document comes from the network as long as that answers; everything else is kept under names that
 *  change with the content. */

type Lasting = Event & { waitUntil(work: Promise<unknown>): void };
type Asking = Lasting & { readonly request: Request; respondWith(answer: Promise<Response>): void };
type OwnThread = typeof globalThis & {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
};

const worker = globalThis as OwnThread;

/** The files of this build, each with its digest. The build writes them in. */
const files = '%files%'.split(',').map((line) => {
  const [path = '', integrity = ''] = line.split(' ');
  return { path, integrity };
});

const { scope } = worker.registration;
/** Other pages may keep something under the same origin. */
const prefix = `keyladder ${scope} `;
const cacheName = `${prefix}%build%`;
/** The build before stays: a page that is open may still ask for parts of it. */
const keptBuilds = 2;
const patience = 3000;

/** A server that gives something else than was built, half a deployment, leaves what was there. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  const keep = async ({ path, integrity }: (typeof files)[number]) => {
    const answer = await fetch(new URL(path, scope), { integrity, cache: 'no-cache' });
    if (!answer.ok) throw new TypeError(`${path}: ${answer.status}`);
    await cache.put(new URL(path, scope), answer);
  };
  try {
    await Promise.all(files.map(keep));
  } catch (error) {
    await caches.delete(cacheName);
    throw error;
  }
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  const own = (await caches.keys()).filter((name) => name.startsWith(prefix));
  const builds = [...own.filter((name) => name !== cacheName), cacheName];
  await Promise.all(builds.slice(0, -keptBuilds).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** The document: from the network while it answers in time, else as it is kept. */
async function answerDocument(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = (await cache.match(request, { ignoreSearch: true })) ?? (await cache.match(scope));
  const asked = fetch(request);
  if (!kept) return asked;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patience));
  return Promise.race([asked.catch(() => kept), late]);
}

/** A file: as this build or another one keeps it, else from the network. */
async function answerFile(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}

worker.addEventListener('install', (event) => (event as Lasting).waitUntil(install()));
worker.addEventListener('activate', (event) => (event as Lasting).waitUntil(activate()));
worker.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Asking;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  // What a class server tells is never kept, and its streams last.
  if (request.url.startsWith(`${scope}class/`)) return;
  const answer = request.mode === 'navigate' ? answerDocument : answerFile;
  respondWith.call(event, answer(request));
});
