import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // The rest of the policy is in the document, where this cannot be said.
  'Content-Security-Policy': "frame-ancestors 'none'",
};

/** Serves the files of a folder, and nothing in place of one that is not there.
 *  @param {string} folder
 *  @param {number} port
 *  @param {string} host
 *  @returns {Promise<import('node:http').Server>} */
export function serveFolder(folder, port, host) {
  const server = createServer((request, response) => {
    answerFile(folder, request, response).catch(() => end(response, 500, 'Internal error'));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}

/** Answers a request for a file of a folder.
 *  @param {string} folder
 *  @param {import('node:http').IncomingMessage} request
 *  @param {import('node:http').ServerResponse} response */
export async function answerFile(folder, request, response) {
  const { method = '', url = '/' } = request;
  if (method !== 'GET' && method !== 'HEAD') return end(response, 405, 'Method not allowed');
  const file = fileOf(folder, url);
  const found = file === null ? null : await stat(file).catch(() => null);
  if (file === null || !found?.isFile()) return end(response, 404, 'Not found');
  const tag = `"${found.size.toString(16)}-${found.mtimeMs.toString(16)}"`;
  const headers = {
    ...always,
    ETag: tag,
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    // The name of an asset changes with its content: it is asked for once.
    'Cache-Control': /[\\/]assets[\\/]/.test(file.slice(folder.length))
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Length': found.size });
  if (method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/** The file an address means; null for one outside the folder.
 *  @param {string} folder
 *  @param {string} url */
function fileOf(folder, url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
    return file.startsWith(folder + sep) && !file.includes('\0') ? file : null;
  } catch {
    return null;
  }
}

/** @param {import('node:http').ServerResponse} response
 *  @param {number} status
 *  @param {string} words */
function end(response, status, words) {
  if (response.headersSent) return response.destroy();
  response.writeHead(status, {
    ...always,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(`${words}\n`);
}
