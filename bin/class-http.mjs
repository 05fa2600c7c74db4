import { timingSafeEqual } from 'node:crypto';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {import('../src/class/protocol.ts').Refusal} Refusal */

/** What requests of the class have in common: who may ask, how much they may send, how they are answered. */

/** @type {Readonly<Record<Refusal, number>>} */
const statusOf = {
  'bad-request': 400,
  'wrong-code': 403,
  closed: 403,
  'not-host': 403,
  unknown: 401,
  'not-open': 409,
  locked: 409,
  elsewhere: 409,
  gone: 410,
  'too-many': 429,
  full: 503,
  internal: 500,
};

export const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Whether a request names this server and comes from a page of it, or from no page at all: another site
 *  may have had its name point here.
 *  @param {Request} request
 *  @param {readonly string[]} hosts */
export function isOwn({ headers: { host = '', origin, 'sec-fetch-site': site }, method }, hosts) {
  if (!hosts.includes(host.toLowerCase())) return false;
  if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) return false;
  return method === 'GET' || site === undefined || site === 'same-origin';
}

/** The address a request asks for; null where it is none.
 *  @param {Request} request */
export function urlOf({ url = '/' }) {
  return URL.canParse(url, 'http://class') ? new URL(url, 'http://class') : null;
}

/** Whether two secrets are the same, in the same time wherever they differ.
 *  @param {string} one
 *  @param {string} other */
export function isSame(one, other) {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The body of a request as JSON; undefined for one that is none, is too long or comes too slowly.
 *  @param {Request} request
 *  @param {number} most
 *  @param {number} within
 *  @returns {Promise<unknown>} */
export function readJson(request, most, within) {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    request.resume();
    return Promise.resolve(undefined);
  }
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const parts = [];
    let length = 0;
    const end = (/** @type {unknown} */ value) => {
      clearTimeout(timer);
      resolve(value);
    };
    const timer = setTimeout(() => end(undefined), within);
    request.on('data', (/** @type {Buffer} */ part) => {
      length += part.length;
      if (length > most) end(undefined);
      else parts.push(part);
    });
    request.on('end', () => end(parsed(Buffer.concat(parts))));
    request.on('close', () => end(undefined));
    request.on('error', () => end(undefined));
  });
}

/** @param {Buffer} octets */
function parsed(octets) {
  try {
    return JSON.parse(octets.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** @param {Response} response
 *  @param {unknown} value
 *  @param {Readonly<Record<string, string>>} [more] */
export function give(response, value, more = {}) {
  response.writeHead(200, { ...headers, 'Content-Type': 'application/json', ...more });
  response.end(JSON.stringify(value));
}

/** @param {Response} response
 *  @param {Refusal} error */
export function refuse(response, error) {
  if (response.headersSent) return;
  const isRead = response.req.complete;
  response.writeHead(statusOf[error], {
    ...headers,
    'Content-Type': 'application/json',
    // What is left of a body is not waited for.
    ...(!isRead && { Connection: 'close' }),
  });
  response.end(JSON.stringify({ error }), () => {
    if (!isRead) response.req.destroy();
  });
}
