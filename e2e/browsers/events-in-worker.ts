import type { RunSource } from '../../src/engine/index.ts';

/** The events of a source as the worker of the built page makes them, as JSON with octets and numbers marked.
 *  Runs in the page, so everything it needs lies within; it speaks to the worker as Comlink does. */
export function eventsInWorker(address: string, source: RunSource): Promise<string> {
  const written = (_: string, value: unknown) => {
    if (typeof value === 'bigint') return { $number: value.toString() };
    return value instanceof Uint8Array ? { $octets: [...value] } : value;
  };
  const worker = new Worker(address, { type: 'module' });
  const { port1, port2 } = new MessageChannel();
  const events: unknown[] = [];
  port1.onmessage = ({ data }) => {
    events.push(...data.argumentList[0].value.events);
    port1.postMessage({ id: data.id, type: 'RAW' });
  };
  return new Promise((resolve, reject) => {
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      if (data.value?.status === 'done') resolve(JSON.stringify(events, written));
      else reject(new Error(JSON.stringify(data)));
    };
    const raw = (value: unknown) => ({ type: 'RAW', value });
    const emit = { type: 'HANDLER', name: 'proxy', value: port2 };
    const argumentList = [raw(1), raw(source), emit];
    worker.postMessage({ id: 'run', type: 'APPLY', path: ['run'], argumentList }, [port2]);
  });
}

/** What `eventsInWorker` has written, as it was. */
export const readEvents = (text: string) =>
  JSON.parse(text, (_, value) => {
    if (typeof value?.$number === 'string') return BigInt(value.$number);
    return Array.isArray(value?.$octets) ? Uint8Array.from(value.$octets) : value;
  });
