import type { RunSource, SakkeForm, TraceEvent } from '../../src/engine/index.ts';

/** The events of a source as the worker of the built page makes them in a form of arithmetic, and the form that it
 *  says it calculates in; as JSON with octets and numbers marked. Runs in the page, so everything it needs lies
 *  within; it speaks to the worker as Comlink does. */
export function eventsInWorker(
  address: string,
  form: SakkeForm,
  source: RunSource,
): Promise<string> {
  const written = (_: string, value: unknown) => {
    if (typeof value === 'bigint') return { $number: value.toString() };
    return value instanceof Uint8Array ? { $octets: [...value] } : value;
  };
  const worker = new Worker(address, { type: 'module', name: form });
  const { port1, port2 } = new MessageChannel();
  const events: unknown[] = [];
  port1.onmessage = ({ data }) => {
    events.push(...data.argumentList[0].value.events);
    port1.postMessage({ id: data.id, type: 'RAW' });
  };
  return new Promise((resolve, reject) => {
    const call = (id: string, path: string, ...argumentList: readonly unknown[]) =>
      worker.postMessage({ id, type: 'APPLY', path: [path], argumentList }, [
        ...(argumentList.length > 0 ? [port2] : []),
      ]);
    let isDone = false;
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.onmessage = ({ data }) => {
      if (data.id === 'run') {
        isDone = data.value?.status === 'done';
        return call('form', 'sakkeForm');
      }
      worker.terminate();
      if (isDone) resolve(JSON.stringify({ form: data.value, events }, written));
      else reject(new Error(`the run did not end: ${JSON.stringify(data)}`));
    };
    const raw = (value: unknown) => ({ type: 'RAW', value });
    call('run', 'run', raw(1), raw(source), { type: 'HANDLER', name: 'proxy', value: port2 });
  });
}

/** What `eventsInWorker` has written, as it was. */
export const readEvents = (text: string): { form: SakkeForm; events: TraceEvent[] } =>
  JSON.parse(text, (_, value) => {
    if (typeof value?.$number === 'string') return BigInt(value.$number);
    return Array.isArray(value?.$octets) ? Uint8Array.from(value.$octets) : value;
  });
