import { request } from 'node:http';
import type { PhoneView } from '../../src/class/protocol.ts';

/** A phone without a page: it joins, reads its stream and votes over plain HTTP. */

type Answer = Readonly<{ status: number; body: string; headers: Record<string, unknown> }>;
type Asked = Readonly<{ method?: string; body?: string; headers?: Record<string, string> }>;

/** A request as a browser would send it, or any other. */
export function ask(origin: string, path: string, asked: Asked = {}): Promise<Answer> {
  const { method = asked.body === undefined ? 'GET' : 'POST', body, headers } = asked;
  const json = body !== undefined && { 'Content-Type': 'application/json' };
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request(
      { hostname, port, path, method, agent: false, headers: { ...json, ...headers } },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(parts).toString('latin1'),
            headers: response.headers,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

export const post = (origin: string, path: string, value: unknown, headers = {}) =>
  ask(origin, path, { body: JSON.stringify(value), headers });

/** Waits until something is so. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`not within ten seconds: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Joins with a code, or once more with a token. */
export async function joinClass(origin: string, code: string, token?: string) {
  const joined = await post(origin, '/join', { code, ...(token && { token }) });
  if (joined.status !== 200) throw new Error(`join: ${joined.status} ${joined.body}`);
  return createPhone(origin, JSON.parse(joined.body).token);
}

export type Phone = ReturnType<typeof createPhone>;

function createPhone(origin: string, token: string) {
  let stream: ReturnType<typeof request> | null = null;
  let view: PhoneView | null = null;
  /** All that has come, to be searched. */
  let received = '';
  const events: string[] = [];
  const read = (block: string) => {
    const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
    if (event !== '') events.push(event);
    if (event === 'state') view = JSON.parse(data);
  };
  return {
    token,
    events,
    view: () => view,
    received: () => received,
    isOn: () => stream !== null,
    /** Opens the stream, and comes back with the first view. */
    async open() {
      let rest = '';
      view = null;
      stream = request(new URL(`/events?token=${token}`, origin), { agent: false }, (response) => {
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          received += text;
          const blocks = (rest + text).split('\n\n');
          rest = blocks.pop() ?? '';
          blocks.forEach(read);
        });
        response.on('close', () => {
          stream = null;
        });
        response.on('error', () => undefined);
      });
      stream.on('error', () => undefined);
      stream.end();
      await until(() => view !== null, 'the first view');
    },
    leave() {
      stream?.destroy();
      stream = null;
    },
    /** Answers the question as this phone sees it. */
    async vote(...options: readonly unknown[]) {
      const { boot = '', question } = view ?? {};
      const { number = 0, round = 0 } = question ?? {};
      const { status, body } = await post(origin, '/vote', {
        ...{ token, boot, question: number, round, options },
      });
      return { status, ...(JSON.parse(body) as { outcome?: string; error?: string }) };
    },
    async look(path: string) {
      const answer = await ask(origin, `${path}${path.includes('?') ? '&' : '?'}token=${token}`);
      received += answer.body;
      return answer;
    },
  };
}
