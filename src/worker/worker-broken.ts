import type { WorkerTrouble } from './engine-client.ts';

/** A worker that answers no more. */
export class WorkerBroken extends Error {
  readonly trouble: WorkerTrouble;
  /** Whether it had answered before. */
  readonly hasAnswered: boolean;

  constructor(trouble: WorkerTrouble, message: string, hasAnswered: boolean) {
    super(message);
    this.trouble = trouble;
    this.hasAnswered = hasAnswered;
  }
}
