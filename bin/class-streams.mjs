import { headers } from './class-http.mjs';

/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {{ of: string, response: Response, waits: number }} Stream */

/** Octets that may wait for one who does not read. */
const mostUnread = 65_536;
/** Beats that a stream may go without reading what came before. */
const mostWaits = 2;

/** Streams of server-sent events, each of somebody. Nobody's stream holds up another's: one that is not
 *  read is dropped.
 *  @param {{ most: number, mostEach: number, onEnd?: (of: string) => void }} limits */
export function createStreams({ most, mostEach, onEnd = () => {} }) {
  /** @type {Set<Stream>} */
  const open = new Set();

  /** @param {Stream} stream */
  function drop(stream) {
    if (!open.delete(stream)) return;
    stream.response.destroy();
    onEnd(stream.of);
  }

  /** @param {Stream} stream
   *  @param {string} event
   *  @param {unknown} data */
  function send(stream, event, data) {
    const { response } = stream;
    if (response.destroyed || response.writableLength > mostUnread) return drop(stream);
    stream.waits = response.writableNeedDrain ? stream.waits : 0;
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  return {
    size: () => open.size,
    /** Opens a stream of somebody, whose oldest gives way; false where there are too many.
     *  @param {string} of
     *  @param {Response} response */
    add(of, response) {
      const own = [...open].filter((it) => it.of === of);
      const [oldest] = own;
      if (oldest !== undefined && own.length >= mostEach) drop(oldest);
      if (open.size >= most) return false;
      response.writeHead(200, {
        ...headers,
        'Content-Type': 'text/event-stream',
        'X-Accel-Buffering': 'no',
      });
      response.write('retry: 2000\n\n');
      const stream = { of, response, waits: 0 };
      open.add(stream);
      response.on('close', () => drop(stream));
      response.on('error', () => drop(stream));
      return true;
    },
    /** Sends everybody, or one alone, what `dataOf` has for them.
     *  @param {string} event
     *  @param {(of: string) => unknown} dataOf
     *  @param {string} [only] */
    tell(event, dataOf, only) {
      for (const stream of [...open]) {
        if (only === undefined || stream.of === only) send(stream, event, dataOf(stream.of));
      }
    },
    /** A sign of life, as an event that pages can see. */
    beat() {
      for (const stream of [...open]) {
        stream.waits += 1;
        if (stream.response.writableNeedDrain && stream.waits > mostWaits) drop(stream);
        else send(stream, 'beat', {});
      }
    },
    /** Ends them all, after a last event where there is one.
     *  @param {string} [event] */
    end(event) {
      for (const stream of [...open]) {
        if (event !== undefined) send(stream, event, {});
        if (!open.delete(stream)) continue;
        stream.response.end();
        onEnd(stream.of);
      }
    },
  };
}
