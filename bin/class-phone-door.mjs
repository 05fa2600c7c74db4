import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { give, headers, isOwn, isSame, readJson, refuse, urlOf } from './class-http.mjs';
import { createLimit } from './class-limits.mjs';
import { asJoin, asSpeakerCommand, asVote } from './class-messages.mjs';

/** @typedef {import('./class-http.mjs').Request} Request */
/** @typedef {import('./class-http.mjs').Response} Response */
/** @typedef {(request: Request, response: Response, url: URL) => void | Promise<void>} Answer */

/** Octets of the body of what a phone sends. */
const mostOctets = 1024;

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of the phones, as it was built.
 *  @param {string} folder */
function pageIn(folder) {
  const file = (/** @type {string} */ name, /** @type {string} */ type) => ({
    content: readFileSync(join(folder, name)),
    type: `${type}; charset=utf-8`,
  });
  return {
    document: file('index.html', 'text/html'),
    '/phone.js': file('phone.js', 'text/javascript'),
    '/phone.css': file('phone.css', 'text/css'),
  };
}

/** What the listener on the network answers: the page of the phones and what that page asks for. Nothing
 *  else of the machine can be reached through it.
 *  @param {import('./class-session.mjs').Session} session
 *  @param {{ folder: string, hosts: () => readonly string[], clock: () => number, bodyTime: number }} given */
export function createPhoneDoor(session, { folder, hosts, clock, bodyTime }) {
  const page = pageIn(folder);
  const speakerRate = createLimit({ most: 30, within: 10_000, clock });

  /** @param {Response} response
   *  @param {{ content: Buffer, type: string }} file */
  const giveFile = (response, { content, type }) =>
    void response
      .writeHead(200, { ...headers, 'Content-Security-Policy': policy, 'Content-Type': type })
      .end(content);

  /** The token of a phone that is in the class; null, and refused, otherwise.
   *  @param {Response} response
   *  @param {URL} url */
  function tokenOf(response, url) {
    const token = url.searchParams.get('token') ?? '';
    if (session.isOpen() && session.room().knows(token)) return token;
    refuse(response, session.isOpen() ? 'unknown' : 'closed');
    return null;
  }

  /** @type {Readonly<Record<string, Answer>>} */
  const answers = {
    async 'POST /join'(request, response) {
      const asked = asJoin(await readJson(request, mostOctets, bodyTime));
      if (asked === null) return refuse(response, 'bad-request');
      if (!session.isOpen()) return refuse(response, 'closed');
      const cookie = /(?:^|;\s*)keyladder=([0-9a-f]{32})/.exec(request.headers.cookie ?? '')?.[1];
      const tokens = [asked.token, cookie].filter((it) => it !== undefined);
      const from = request.socket.remoteAddress ?? '';
      const room = session.room();
      const made = room.join({ code: asked.code, tokens, from });
      if ('refused' in made) return refuse(response, made.refused);
      session.tellHost();
      give(
        response,
        { token: made.token, boot: room.boot },
        {
          'Set-Cookie': `keyladder=${made.token}; Path=/; HttpOnly; SameSite=Strict`,
        },
      );
    },
    'GET /events'(_, response, url) {
      const token = tokenOf(response, url);
      if (token === null) return;
      if (!session.phones.add(token, response)) return refuse(response, 'too-many');
      session.room().noteSeen(token, 1);
      session.phones.tell('state', () => session.room().viewOf(token), token);
      session.tellHost();
    },
    'GET /state'(_, response, url) {
      const token = tokenOf(response, url);
      if (token === null) return;
      session.room().noteSeen(token);
      session.tellHost();
      give(response, session.room().viewOf(token));
    },
    async 'POST /vote'(request, response) {
      const vote = asVote(await readJson(request, mostOctets, bodyTime));
      if (vote === null) return refuse(response, 'bad-request');
      if (!session.isOpen()) return refuse(response, 'closed');
      const room = session.room();
      const cast = room.vote(vote.token, vote);
      room.noteSeen(vote.token);
      if ('refused' in cast) return refuse(response, cast.refused);
      give(response, cast);
      session.phones.tell('state', () => room.viewOf(vote.token), vote.token);
      session.tellHost();
    },
    'GET /picture'(_, response, url) {
      const token = tokenOf(response, url);
      if (token === null) return;
      const picture = session.room().picture(Number(url.searchParams.get('number')));
      if (!picture) return refuse(response, 'gone');
      response.writeHead(200, {
        ...headers,
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        'Content-Type': 'image/svg+xml',
        'Content-Encoding': 'gzip',
      });
      response.end(picture);
    },
    'GET /speaker/events'(_, response, url) {
      if (!isSpeaker(url.searchParams.get('key') ?? '')) return refuse(response, 'unknown');
      if (!session.speakers.add('speaker', response)) return refuse(response, 'too-many');
      session.speakers.tell('speaker', () => session.room().speaker());
    },
    'GET /speaker/state'(_, response, url) {
      if (!isSpeaker(url.searchParams.get('key') ?? '')) return refuse(response, 'unknown');
      give(response, session.room().speaker());
    },
    async 'POST /speaker/command'(request, response) {
      const asked = asSpeakerCommand(await readJson(request, mostOctets, bodyTime));
      if (asked === null) return refuse(response, 'bad-request');
      if (!isSpeaker(asked.key)) return refuse(response, 'unknown');
      if (!speakerRate.allow('speaker')) return refuse(response, 'too-many');
      session.hosts.tell('speaker', () => asked.name);
      give(response, {});
    },
  };

  const isSpeaker = (/** @type {string} */ key) =>
    session.isOpen() && isSame(key, session.speakerKey());

  /** @param {Request} request
   *  @param {Response} response */
  return async (request, response) => {
    const url = urlOf(request);
    if (url === null) return refuse(response, 'bad-request');
    if (!isOwn(request, hosts())) return refuse(response, 'not-host');
    const { pathname } = url;
    const answer = answers[`${request.method} ${pathname}`];
    if (answer) return answer(request, response, url);
    if (request.method !== 'GET') return refuse(response, 'bad-request');
    if (pathname === '/phone.js' || pathname === '/phone.css') {
      return giveFile(response, page[pathname]);
    }
    if (/^\/(speaker|[0-9A-Z]{6})?$/i.test(pathname)) return giveFile(response, page.document);
    response.writeHead(404, { ...headers, 'Content-Type': 'text/plain' }).end('Not found\n');
  };
}
