import type { RunSource } from '../engine/index.ts';
import { partOf } from '../parts/part.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { Mystery } from './mystery-state.ts';

const loadHiding = partOf(() => import('./mystery-run.ts'));

/** A source as it is run, with the fault that is hidden in it; null where none can be found. */
export async function sourceWith(
  source: RunSource,
  { masked }: Mystery,
): Promise<RunSource | null> {
  return (await loadHiding()).withHidden(source, masked);
}

/** A client whose runs have the hidden fault, if there is one when they begin, and do not tell. */
export function hidingClient(client: EngineClient, mystery: () => Mystery | null): EngineClient {
  return {
    ...client,
    run(...asked) {
      const hidden = mystery();
      if (hidden === null) return client.run(...asked);
      return loadHiding().then(({ runHidden }) => runHidden(client, hidden.masked, ...asked));
    },
    async probe(task, ...asked) {
      const hidden = mystery();
      const source = hidden === null ? null : await sourceWith(task.source, hidden);
      return client.probe(source === null ? task : { ...task, source }, ...asked);
    },
  };
}
