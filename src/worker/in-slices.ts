/** Work that gives way between its pieces. */

export const sliceMilliseconds = 40;

/** Waits until other tasks of the event loop (a request to cancel) have had their turn. */
export function turn(channel: MessageChannel): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });
}
