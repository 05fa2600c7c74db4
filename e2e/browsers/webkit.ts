import { freePort } from '../../bin/free-port.mjs';
import type { findWebKit } from '../../bin/other-browsers.mjs';
import { clickActions, type Driver, keyActions, viewport } from './driver.ts';
import { type Home, makeHome, said } from './started.ts';

type Programs = NonNullable<ReturnType<typeof findWebKit>>;

/** WebKitGTK by the classic WebDriver. Source: https://www.w3.org/TR/webdriver2. */
export async function startWebKit(programs: Programs): Promise<Driver> {
  const home = makeHome();
  const send = await startDriver(home, programs);
  const options = { binary: programs.browser, args: ['--automation'] };
  const { sessionId } = await send<{ sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  });
  const path = `/session/${sessionId}`;
  const post = <T>(command: string, body: object) => send<T>('POST', `${path}/${command}`, body);
  const evaluate = (expression: string) =>
    post<string>('execute/sync', { script: `return ${expression}`, args: [] });
  const perform = (actions: object) => post<void>('actions', { actions });
  await post('window/rect', viewport);
  // The window has a bar of its own.
  const inside = Number(await evaluate('String(innerHeight)'));
  await post('window/rect', { width: viewport.width, height: 2 * viewport.height - inside });
  return {
    goto: (url) => post('url', { url }),
    evaluate,
    clickAt: (x, y) => perform(clickActions(x, y)),
    press: (...keys) => perform(keyActions(keys)),
    screenshot: async () => Buffer.from(await send<string>('GET', `${path}/screenshot`), 'base64'),
    async close() {
      await send('DELETE', path).catch(() => undefined);
      await home.leave();
    },
  };
}

type Send = <T>(method: string, path: string, body?: object) => Promise<T>;

async function startDriver(home: Home, { driver, xServer }: Programs): Promise<Send> {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const display = DISPLAY || WAYLAND_DISPLAY || !xServer ? {} : await startXServer(home, xServer);
  const port = await freePort(0);
  // Nobody reads the page aloud here: without it there is no bus to wait for.
  home.start(driver, [`--port=${port}`], { ...display, NO_AT_BRIDGE: '1' });
  const send: Send = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  await untilReady(() => send('GET', '/status'));
  return send;
}

async function startXServer(home: Home, program: string) {
  const screen = ['-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
  const server = home.start(program, ['-displayfd', '1', ...screen]);
  return { DISPLAY: `:${await said(server, /^(\d+)\n/m)}` };
}

/** The driver says nothing when it has started. */
async function untilReady(ask: () => Promise<unknown>): Promise<void> {
  for (let attempts = 0; ; attempts += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (attempts === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
