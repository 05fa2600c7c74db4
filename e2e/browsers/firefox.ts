import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import { clickActions, type Driver, keyActions, viewport } from './driver.ts';
import { makeHome, said } from './started.ts';

/** Firefox by WebDriver BiDi. Source: https://w3c.github.io/webdriver-bidi. */
export async function startFirefox(program: string): Promise<Driver> {
  const home = makeHome();
  const profile = join(home.folder, 'profile');
  mkdirSync(profile);
  const args = ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile];
  const browser = home.start(program, args);
  const address = await said(browser, /BiDi listening on (ws:\S+)/);
  const { send, hangUp } = await connect(`${address}/session`);
  await send('session.new', { capabilities: {} });
  // Not the first tab: the browser itself may still be loading something there.
  const tab = await send<{ context: string }>('browsingContext.create', { type: 'tab' });
  const { context } = tab;
  await send('browsingContext.setViewport', { context, viewport });
  const data = async (method: string, params: object = {}) => {
    const made = await send<{ data: string }>(method, { context, ...params });
    return Buffer.from(made.data, 'base64');
  };
  const perform = (actions: object) => send('input.performActions', { context, actions });
  return {
    goto: (url) =>
      send('browsingContext.navigate', { context, url, wait: 'complete' }).then(() => undefined),
    async evaluate(expression) {
      const params = { expression, target: { context }, awaitPromise: true, userActivation: true };
      const made = await send<Evaluated>('script.evaluate', params);
      if (made.type === 'exception') throw new Error(made.exceptionDetails.text);
      return made.result.value ?? '';
    },
    clickAt: (x, y) => perform(clickActions(x, y)).then(() => undefined),
    press: (...keys) => perform(keyActions(keys)).then(() => undefined),
    screenshot: () => data('browsingContext.captureScreenshot'),
    print: () => data('browsingContext.print', { background: true }),
    async close() {
      hangUp();
      await home.leave();
    },
  };
}

type Evaluated =
  | Readonly<{ type: 'success'; result: { value?: string } }>
  | Readonly<{ type: 'exception'; exceptionDetails: { text: string } }>;

type Answer = Readonly<{ id: number | null; type: string; result: unknown; message?: string }>;

async function connect(address: string) {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve());
    socket.on('error', reject);
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.on('message', (text: Buffer) => {
    const answer: Answer = JSON.parse(text.toString());
    if (answer.id !== null) waiting.get(answer.id)?.(answer);
  });
  let last = 0;
  const send = <T>(method: string, params: object): Promise<T> =>
    new Promise((resolve, reject) => {
      last += 1;
      const id = last;
      waiting.set(id, ({ type, result, message }) => {
        waiting.delete(id);
        if (type === 'success') resolve(result as T);
        else reject(new Error(`${method}: ${message}`));
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { send, hangUp: () => socket.terminate() };
}
