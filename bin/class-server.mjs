import { createServer } from 'node:http';
import { join } from 'node:path';
import { ownMachine, privateAddresses } from './class-address.mjs';
import { createHostDoor } from './class-host-door.mjs';
import { refuse } from './class-http.mjs';
import { createPhoneDoor } from './class-phone-door.mjs';
import { createSession } from './class-session.mjs';

/** @typedef {import('node:http').Server} Server */
/** @typedef {(request: import('./class-http.mjs').Request, response: import('./class-http.mjs').Response) => Promise<unknown> | unknown} Door */

/** How often there is a sign of life. */
const beatTime = 10_000;

/** Lets nobody keep the server waiting. */
const patience = {
  ...{ requestTimeout: 10_000, headersTimeout: 5000, keepAliveTimeout: 5000 },
  ...{ connectionsCheckingInterval: 1000, maxHeaderSize: 8192 },
};

/** @param {Door} door */
function serverOf(door) {
  const server = createServer(patience, async (request, response) => {
    try {
      await door(request, response);
    } catch (error) {
      console.error(error);
      refuse(response, 'internal');
    }
  });
  server.maxConnections = 600;
  return server;
}

/** How browsers call a server: they leave out the port that goes without saying.
 *  @param {number} port
 *  @param {readonly string[]} names */
const hostNames = (port, ...names) =>
  names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));

/** Opens a listener at the first free port from `port` on; 0 is any free one.
 *  @param {Server} server
 *  @param {string} host
 *  @param {number} port
 *  @returns {Promise<number>} */
function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    const failed = (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE' || port === 0 || port >= 65_535) return reject(error);
      resolve(listen(server, host, port + 1));
    };
    server.once('error', failed);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', failed);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : port);
    });
  });
}

/** What the one who started it reads.
 *  @param {import('../src/class/protocol.ts').HostView} view
 *  @param {ReturnType<typeof privateAddresses>} found */
function linesOf({ url, code, address }, found) {
  const others = found.filter((it) => it.address !== address);
  const phones = url.slice(0, -code.length).toLowerCase();
  return [
    `Class: phones go to ${phones} and give the code ${code}, once Class is opened in the page.`,
    ...(found.length === 0
      ? ['No private network found: the class can be tried on this machine only.']
      : []),
    ...others.map((it) => `Another address: --address ${it.address} (${it.name})`),
  ];
}

/** Serves the whole page on this machine, and the page of the phones on one private address. Throws
 *  RangeError where the address wanted is none of this machine.
 *  @param {{ dist: string, port: number, address: string | null, clock?: () => number, bodyTime?: number }} given
 *  `bodyTime`: how long the body of a request may take. */
export async function serveClass({ dist, port, address, clock = Date.now, bodyTime = 5000 }) {
  const found = privateAddresses();
  const addresses = [...found, ownMachine];
  const first = addresses.find((it) => address === null || it.address === address);
  if (first === undefined) {
    throw new RangeError(
      `${address} is no private address of this machine: ${addresses.map((it) => it.address).join(', ')}`,
    );
  }
  const at = { address: first.address, port: 0 };
  const hostPort = { port: 0 };
  /** @type {Server | null} */
  let phones = null;

  const session = createSession({
    clock,
    network: () => ({ address: at.address, addresses, origin: `http://${at.address}:${at.port}` }),
    moveTo: async (wanted) => {
      phones?.close();
      phones?.closeAllConnections();
      phones = serverOf(phoneDoor);
      at.port = await listen(phones, wanted, port);
      at.address = wanted;
    },
  });
  const phoneDoor = createPhoneDoor(session, {
    folder: join(dist, 'phone'),
    hosts: () => hostNames(at.port, at.address),
    clock,
    bodyTime,
  });
  const host = serverOf(
    createHostDoor(session, {
      folder: dist,
      hosts: () => hostNames(hostPort.port, '127.0.0.1', 'localhost'),
      bodyTime,
    }),
  );
  hostPort.port = await listen(host, '127.0.0.1', port);
  phones = serverOf(phoneDoor);
  at.port = await listen(phones, at.address, port);
  const beat = setInterval(session.beat, beatTime);
  return {
    session,
    port: hostPort.port,
    lines: linesOf(session.hostView(), found),
    close() {
      clearInterval(beat);
      session.end();
      for (const server of [host, phones]) {
        server?.close();
        server?.closeAllConnections();
      }
    },
  };
}
