import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { give, headers, isOwn, isSame, readJson, refuse, urlOf } from './class-http.mjs';
import { asHostCommand } from './class-messages.mjs';
import { answerFile } from './serve-folder.mjs';

/** @typedef {import('./class-http.mjs').Request} Request */
/** @typedef {import('./class-http.mjs').Response} Response */

/** Octets of the body of a command; a picture is most of it. */
const mostOctets = 512_000;

/** What the listener of the trainer answers: the whole page, which is told the token of the host, and the
 *  commands of that page.
 *  @param {import('./class-session.mjs').Session} session
 *  @param {{ folder: string, hosts: () => readonly string[], bodyTime: number }} given */
export function createHostDoor(session, { folder, hosts, bodyTime }) {
  /** @param {Response} response */
  async function giveDocument(response) {
    const document = await readFile(join(folder, 'index.html'), 'utf8');
    const meta = `<meta name="keyladder-class" content="${session.hostToken}" />`;
    response.writeHead(200, {
      ...headers,
      'Content-Security-Policy': "frame-ancestors 'none'",
      'Content-Type': 'text/html; charset=utf-8',
    });
    response.end(document.replace('</head>', `${meta}\n  </head>`));
  }

  /** @param {Request} request
   *  @param {Response} response */
  async function command(request, response) {
    const { 'x-class-host': token = '', 'x-class-window': from = '' } = request.headers;
    if (!isSame(String(token), session.hostToken)) return refuse(response, 'not-host');
    const asked = asHostCommand(await readJson(request, mostOctets, bodyTime));
    if (asked === null || !/^[0-9a-z]{8,40}$/.test(String(from))) {
      return refuse(response, 'bad-request');
    }
    const answer = /** @type {any} */ (await session.command(String(from), asked));
    if (answer.refused) return refuse(response, answer.refused);
    give(response, answer);
  }

  /** @param {Request} request
   *  @param {Response} response */
  return async (request, response) => {
    const url = urlOf(request);
    if (url === null) return refuse(response, 'bad-request');
    if (!isOwn(request, hosts())) return refuse(response, 'not-host');
    const { pathname, searchParams } = url;
    if (request.method === 'POST' && pathname === '/class/command') {
      return command(request, response);
    }
    if (pathname === '/class/events') {
      if (!isSame(searchParams.get('token') ?? '', session.hostToken)) {
        return refuse(response, 'not-host');
      }
      if (!session.hosts.add('host', response)) return refuse(response, 'too-many');
      return session.hosts.tell('class', session.hostView);
    }
    // What is kept for visits without a network is asked for as a file, and comes as it was built.
    const isVisit = request.headers.accept?.includes('text/html') ?? false;
    if (request.method === 'GET' && isVisit && /^\/(index\.html)?$/.test(pathname)) {
      return giveDocument(response);
    }
    return answerFile(folder, request, response);
  };
}
