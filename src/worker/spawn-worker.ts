/** Starts a worker of the engine, from its own file. */
export const spawnWorker = (): Worker =>
  new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
