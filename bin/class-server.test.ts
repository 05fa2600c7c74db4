import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { HostCommand, HostQuestion, Tally } from '../src/class/protocol.ts';
import { serveClass } from './class-server.mjs';
import { ask, joinClass, type Phone, post, until } from './testing/class-phone.ts';

const dist = mkdtempSync(join(tmpdir(), 'keyladder-class-'));
mkdirSync(join(dist, 'phone'));
writeFileSync(join(dist, 'index.html'), '<html><head></head><body>the page</body></html>');
for (const name of ['index.html', 'phone.js', 'phone.css']) {
  writeFileSync(join(dist, 'phone', name), `the ${name} of the phones`);
}

const running = new Set<{ close(): void }>();
const phones = new Set<Phone>();
afterEach(() => {
  for (const phone of phones) phone.leave();
  for (const served of running) served.close();
  running.clear();
});
afterAll(() => rmSync(dist, { recursive: true }));

async function serve() {
  const served = await serveClass({ dist, port: 0, address: '127.0.0.1', bodyTime: 200 });
  running.add(served);
  const { session } = served;
  const host = `http://127.0.0.1:${served.port}`;
  const { url, code } = session.hostView();
  const origin = url.slice(0, -code.length - 1).toLowerCase();
  const tell = (command: HostCommand, from = 'window01', token = session.hostToken) =>
    post(host, '/class/command', command, { 'X-Class-Host': token, 'X-Class-Window': from });
  const phone = async (given = session.hostView().code) => {
    const joined = await joinClass(origin, given);
    phones.add(joined);
    await joined.open();
    return joined;
  };
  return { served, session, host, origin, code, tell, phone };
}

async function openClass() {
  const made = await serve();
  expect((await made.tell({ name: 'open' })).status).toBe(200);
  return made;
}

const asked: HostQuestion = {
  ...{ key: 'secret-key-signature', round: 1, phase: 'open', pick: 'one' },
  ...{ stem: 'Which check stops it?', options: ['Freshness', 'Signature', 'Replay'] },
};
const question = (made: Partial<HostQuestion> = {}): HostCommand => ({
  name: 'question',
  question: { ...asked, ...made },
});
const moment = (picture: string | null): HostCommand => ({
  name: 'moment',
  moment: { key: 'k', caption: 'GMS to UE 1', step: 1, of: 3, picture },
});
const tallyOf = async (answer: ReturnType<typeof post>) => JSON.parse((await answer).body) as Tally;

describe('a class', () => {
  it('is closed until the trainer opens it, and says so', async () => {
    const { origin, code, tell } = await serve();
    const closed = { status: 403, body: '{"error":"closed"}' };
    expect(await post(origin, '/join', { code })).toMatchObject(closed);
    expect(await tell(question())).toMatchObject(closed);
    await tell({ name: 'open' });
    expect(await post(origin, '/join', { code })).toMatchObject({ status: 200 });
  });

  it('60 phones join from one address, answer at once, and each counts once', async () => {
    const { session, origin, code, tell } = await openClass();
    await tell(question());
    const joined = await Promise.all(Array.from({ length: 60 }, () => joinClass(origin, code)));
    await Promise.all(joined.map((phone) => phone.open()));
    for (const phone of joined) phones.add(phone);
    expect(session.hostView().phones).toBe(60);
    const cast = await Promise.all(
      joined.flatMap((phone, at) => [phone.vote(at % 3), phone.vote(at % 3)]),
    );
    expect(cast.filter(({ outcome }) => outcome === 'counted')).toHaveLength(60);
    expect(cast.filter(({ outcome }) => outcome === 'same')).toHaveLength(60);
    expect(await tallyOf(tell({ name: 'lock' }))).toEqual({
      ...{ round: 1, counts: [20, 20, 20], votes: 60 },
    });
    await until(
      () => joined.every((phone) => phone.view()?.question?.phase === 'locked'),
      'all see the lock',
    );
  });

  it('votes racing the lock are told as they are counted', async () => {
    const { tell, phone } = await openClass();
    await tell(question());
    const joined = await Promise.all(Array.from({ length: 20 }, () => phone()));
    const votes = joined.map((it) => it.vote(1));
    const lock = tallyOf(tell({ name: 'lock' }));
    const counted = (await Promise.all(votes)).filter(({ outcome }) => outcome === 'counted');
    const { counts, votes: total } = await lock;
    expect(total).toBe(counted.length);
    expect(counts).toEqual([0, counted.length, 0]);
    expect(await tallyOf(tell({ name: 'lock' }))).toMatchObject({ counts });
  });

  it('a phone that lost its stream finds its answer again, with the token or the cookie', async () => {
    const { session, origin, code, tell, phone } = await openClass();
    await tell(question());
    const mine = await phone();
    await mine.vote(2);
    mine.leave();
    const cookie = { Cookie: `keyladder=${mine.token}` };
    const again = await post(origin, '/join', { code }, cookie);
    expect(JSON.parse(again.body).token).toBe(mine.token);
    await mine.open();
    expect(mine.view()?.yours).toEqual([2]);
    expect(await mine.vote(0)).toMatchObject({ status: 200, outcome: 'changed' });
    expect(session.room().ballot.tally().votes).toBe(1);
    const state = await mine.look('/state');
    expect(JSON.parse(state.body)).toMatchObject({ yours: [0] });
  });

  it('a server that was started again knows no phone and no boot of before', async () => {
    const before = await openClass();
    const mine = await before.phone();
    before.served.close();
    const { origin, code, tell, phone } = await openClass();
    await tell(question());
    expect((await mine.look('/state').catch(() => null))?.status).toBeUndefined();
    expect(await ask(origin, `/state?token=${mine.token}`)).toMatchObject({ status: 401 });
    expect((await post(origin, '/join', { code, token: mine.token })).status).toBe(200);
    const now = await phone();
    const vote = { token: now.token, boot: mine.view()?.boot, question: 1, round: 1, options: [0] };
    expect(await post(origin, '/vote', vote)).toMatchObject({ status: 410 });
  });

  it('ends for all when it is closed, and leaves nothing: not the code, not a token', async () => {
    const { session, origin, code, tell, phone } = await openClass();
    const mine = await phone();
    await tell({ name: 'close' });
    await until(() => !mine.isOn(), 'the stream ends');
    expect(mine.events.at(-1)).toBe('over');
    await tell({ name: 'open' });
    expect(session.hostView()).toMatchObject({ phones: 0, votes: 0, open: true });
    expect(await post(origin, '/join', { code, token: mine.token })).toMatchObject({ status: 403 });
  });

  it('is led by one window: another takes over by opening it', async () => {
    const { tell } = await openClass();
    expect(await tell(question(), 'window02')).toMatchObject({ body: '{"error":"elsewhere"}' });
    await tell({ name: 'open' }, 'window02');
    expect(await tell(question(), 'window02')).toMatchObject({ status: 200 });
    expect(await tell(question())).toMatchObject({ status: 409 });
  });
});

describe('what reaches a phone', () => {
  it('never holds the answer, a count or a key of the host before the reveal', async () => {
    const { origin, tell, phone, session } = await openClass();
    const [mine, other] = [await phone(), await phone()];
    const right = 'because the octets differ';
    const view = { notes: right, now: '', next: '', question: '', right: ['Signature'] };
    await tell({ name: 'speaker', view });
    await tell(moment('<svg ><text>GMS</text></svg>'));
    for (const phase of ['shown', 'open'] as const) await tell(question({ phase }));
    await until(() => mine.view()?.question?.phase === 'open', 'it is open');
    await mine.vote(1);
    await tell({ name: 'lock' });
    await until(() => mine.view()?.question?.phase === 'locked', 'it is locked');
    for (const path of ['/state', '/picture?number=1', '/speaker/events', '/class/events']) {
      await mine.look(path);
      await other.look(path);
    }
    for (const it of [mine, other]) {
      expect(it.received()).toContain('Which check stops it?');
      expect(it.received()).not.toMatch(/because|secret-key|"counts"|"right"|"why"/);
      expect(it.received()).not.toContain(session.hostToken);
      expect(it.received()).not.toContain(session.speakerKey());
    }
    await tell({ name: 'reveal', right: [1], why: ['', right, ''] });
    await until(() => mine.received().includes(right), 'the answer is told');
    expect(mine.view()?.question?.answer).toMatchObject({ right: [1], counts: [0, 1, 0] });
    expect(origin).not.toBe('');
  });

  it('a question that carries its answer is refused', async () => {
    const { tell } = await openClass();
    const slipped = { name: 'question', question: { ...asked, right: [1] } } as HostCommand;
    expect(await tell(slipped)).toMatchObject({ status: 400 });
  });

  it('a picture is one that only draws, compressed and shut in', async () => {
    const { tell, phone } = await openClass();
    const mine = await phone();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>GMS &lt;a&gt;</text></svg>';
    for (const bad of [
      '<svg ><script>alert(1)</script></svg>',
      '<svg onload="alert(1)"></svg>',
      '<svg ><a href="javascript:alert(1)"></a></svg>',
      '<svg ><image href="http://example.org/"/></svg>',
      '<svg ><foreignObject></foreignObject></svg>',
      '<svg style="background: url(http://example.org/)"></svg>',
      '<!DOCTYPE svg [<!ENTITY a "b">]><svg ></svg>',
      `<svg >${' '.repeat(400_000)}</svg>`,
      '<html></html>',
    ]) {
      expect((await tell(moment(bad))).status, bad.slice(0, 60)).toBe(400);
    }
    expect(await tell(moment(svg))).toMatchObject({ status: 200 });
    const { body, headers } = await mine.look('/picture?number=1');
    expect(gunzipSync(Buffer.from(body, 'latin1')).toString()).toBe(svg);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    expect(await mine.look('/picture?number=2')).toMatchObject({ status: 410 });
  });
});

describe('who may ask', () => {
  it('a page whose name points here gets nothing', async () => {
    const { origin, host, tell, code, session } = await openClass();
    const { port } = new URL(origin);
    const rebound = { Host: `evil.example:${port}` };
    expect(await ask(origin, '/', { headers: rebound })).toMatchObject({ status: 403 });
    expect(await post(origin, '/join', { code }, rebound)).toMatchObject({ status: 403 });
    const visit = { Accept: 'text/html', Host: 'evil.example' };
    const page = await ask(host, '/', { headers: visit });
    expect(page.status).toBe(403);
    expect(page.body).not.toContain(session.hostToken);
    for (const Origin of ['http://evil.example', 'null', host]) {
      expect(await post(origin, '/join', { code }, { Origin })).toMatchObject({ status: 403 });
    }
    expect(await post(origin, '/join', { code }, { Origin: origin })).toMatchObject({
      status: 200,
    });
    expect((await tell({ name: 'lock' }, 'window01', 'x'.repeat(32))).status).toBe(403);
    expect((await ask(host, `/class/events?token=${'0'.repeat(32)}`)).status).toBe(403);
  });

  it('the page gets the token of the host, what is kept offline does not, and no phone does', async () => {
    const { host, origin, session } = await serve();
    const visit = { headers: { Accept: 'text/html,*/*' } };
    const page = await ask(host, '/', visit);
    expect(page.body).toContain(`<meta name="keyladder-class" content="${session.hostToken}" />`);
    expect((await ask(host, '/')).body).not.toContain(session.hostToken);
    expect((await ask(origin, '/', visit)).body).toBe('the index.html of the phones');
  });

  it('of the machine the network sees the page of the phones alone', async () => {
    const { origin, code } = await serve();
    for (const path of ['/', `/${code}`, '/speaker', '/phone.js', '/phone.css']) {
      const answer = await ask(origin, path);
      expect(answer.status, path).toBe(200);
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      });
    }
    for (const path of ['/index.html', '/phone/index.html', '/class/events', '/../package.json']) {
      expect((await ask(origin, path)).status, path).toBe(404);
    }
    expect((await post(origin, '/class/command', { name: 'open' })).status).toBe(400);
  });

  it('the speaker at a phone needs a secret of its own', async () => {
    const { host, origin, session, tell, phone } = await openClass();
    const mine = await phone();
    const events: string[] = [];
    const { request } = await import('node:http');
    const stream = request(`${host}/class/events?token=${session.hostToken}`, (response) => {
      response.setEncoding('utf8').on('data', (text: string) => events.push(text));
      response.on('error', () => undefined);
    });
    stream.on('error', () => undefined);
    stream.end();
    await until(() => events.join('').includes('event: class'), 'the view of the host');
    for (const key of [mine.token, session.hostView().code, 'x']) {
      expect(await post(origin, '/speaker/command', { key, name: 'next' })).toMatchObject({
        status: 401,
      });
    }
    const key = session.speakerKey();
    expect(await post(origin, '/speaker/command', { key, name: 'run' })).toMatchObject({
      status: 400,
    });
    expect((await post(origin, '/speaker/command', { key, name: 'next' })).status).toBe(200);
    await until(() => events.join('').includes('event: speaker\ndata: "next"'), 'the command');
    expect(events.join('').match(/event: speaker/g)).toHaveLength(1);
    await tell({ name: 'close' });
    expect(session.speakerKey()).not.toBe(key);
    stream.destroy();
  });
});

describe('rubbish', () => {
  it('from one phone changes nothing for the others', async () => {
    const { origin, tell, phone, session } = await openClass();
    await tell(question());
    const [bad, good] = [await phone(), await phone()];
    const before = JSON.stringify(good.view());
    const vote = { token: bad.token, boot: bad.view()?.boot, question: 1, round: 1, options: [0] };
    for (const body of [
      'not json',
      '[]',
      'null',
      '{"__proto__":{"token":"x"}}',
      JSON.stringify({ ...vote, options: 'all' }),
      JSON.stringify({ ...vote, options: [99] }),
      JSON.stringify({ ...vote, options: ['<script>'] }),
      JSON.stringify({ ...vote, name: 'Mallory' }),
      JSON.stringify({ ...vote, padding: 'x'.repeat(2000) }),
    ]) {
      expect((await ask(origin, '/vote', { body })).status, body.slice(0, 40)).toBe(400);
    }
    const text = { method: 'POST', body: JSON.stringify(vote), headers: { 'Content-Type': 'a/b' } };
    expect((await ask(origin, '/vote', text)).status).toBe(400);
    expect((await ask(origin, '/vote', { method: 'PUT' })).status).toBe(400);
    expect((await ask(origin, '//')).status).toBe(400);
    expect((await good.vote(1)).outcome).toBe('counted');
    expect(session.room().ballot.tally()).toMatchObject({ votes: 1, counts: [0, 1, 0] });
    expect(JSON.stringify({ ...good.view(), yours: null })).toBe(before);
  });

  it('a body that comes slowly is not waited for', async () => {
    const { origin, phone } = await openClass();
    const { port, hostname } = new URL(origin);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write(`POST /vote HTTP/1.1\r\nHost: ${hostname}:${port}\r\n`);
    socket.write('Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"tok');
    let answer = '';
    socket.on('data', (part) => {
      answer += part;
    });
    expect(await phone()).toBeDefined();
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('a stream that is not read is dropped, and holds nobody up', async () => {
    const { origin, phone, session } = await openClass();
    const [deaf, good] = [await phone(), await phone()];
    deaf.leave();
    await until(() => session.phones.size() === 1, 'one stream is left');
    const { port, hostname } = new URL(origin);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.write(`GET /events?token=${deaf.token} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
    socket.pause();
    await until(() => session.phones.size() === 2, 'both streams are open');
    const options = Array.from({ length: 8 }, () => 'x'.repeat(300));
    for (let round = 1; session.phones.size() === 2 && round < 999; round += 1) {
      for (let n = 0; n < 20; n += 1) {
        await session.command('window01', question({ round, options }) as HostCommand);
      }
      await until(() => good.view()?.question?.round === round, 'the other reads on');
    }
    expect(session.phones.size()).toBe(1);
    expect(good.isOn()).toBe(true);
    socket.destroy();
  });

  it('a phone has two streams at most, all together 150', async () => {
    const { session, origin, phone } = await openClass();
    const [first, ...others] = await Promise.all(Array.from({ length: 75 }, () => phone()));
    for (const one of [first, first, ...others]) await one?.open();
    await until(() => session.phones.size() === 150, 'the oldest of the first has given way');
    expect(session.hostView().phones).toBe(75);
    const late = await joinClass(origin, session.hostView().code);
    expect(await late.look('/events')).toMatchObject({ status: 429 });
    expect(await late.look('/state')).toMatchObject({ status: 200 });
  });
});
