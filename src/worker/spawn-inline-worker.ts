import EngineWorker from './engine.worker.ts?worker&inline';

/** Starts a worker of the engine from the page itself: a page that is one file has no other to take
 *  it from. */
export const spawnWorker = (): Worker => new EngineWorker();
