import { createServer } from 'node:net';

/** The first free port from `wanted` on, on the loopback addresses; any free one for 0.
 *  @param {number} wanted
 *  @returns {Promise<number>} */
export async function freePort(wanted) {
  if (wanted === 0) {
    const port = await listen(0, '127.0.0.1');
    if (typeof port === 'number') return port;
    throw new Error(`no port can be opened on this machine (${port})`);
  }
  for (let port = wanted; port <= 65535; port++) {
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${wanted} on`);
}

/** @param {number} port */
async function isFree(port) {
  const outcomes = [await listen(port, '127.0.0.1'), await listen(port, '::1')];
  // A machine without IPv6 has no ::1 to be taken.
  return outcomes.every((it) => it === port || it === 'EADDRNOTAVAIL' || it === 'EAFNOSUPPORT');
}

/** Opens a port for a moment: its number, or the code of the error.
 *  @param {number} port
 *  @param {string} host
 *  @returns {Promise<number | string>} */
function listen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code ?? error.message),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? port) : port));
    });
  });
}
