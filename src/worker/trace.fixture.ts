import {
  type Actor,
  defaultScenario,
  foldTotals,
  type RunSource,
  type TraceEvent,
} from '../engine/index.ts';
import type { EngineClient, RunEnd, RunUpdate } from './engine-client.ts';

/** A hand-made trace in the shape of the real one, small and without cryptography, for tests. */

const clause = 'TS 33.179 §7.4.2' as const;
const working = { clause, inputs: [], intermediates: [], outputs: [] };

/** Events of a scenario: step 0, then per member a notification, two checks, a store, an OK. */
export function handMadeEvents(source: RunSource): TraceEvent[] {
  const scenario = source.kind === 'scenario' ? source.scenario : defaultScenario();
  const runs = scenario.gmkMode === 'dual-two-procedures' ? ([1, 2] as const) : ([1] as const);
  const count = scenario.systems[0]?.members.length ?? 0;
  const events: TraceEvent[] = [
    {
      kind: 'provision',
      id: 'gkp.0.gms.kms-certificate',
      step: 0,
      procedure: 1,
      actor: 'gms',
      from: 'kms',
      what: 'kms-certificate',
      clause,
      values: [],
    },
  ];
  for (const procedure of runs) {
    for (let n = 1; n <= count; n += 1) {
      const member = `ue${n}` as const;
      const prefix = procedure === 1 ? 'gkp' : 'gkp2';
      const base = { procedure, member } as const;
      const message = { payloads: [], fate: 'delivered', failures: [] } as const;
      events.push(
        {
          ...base,
          kind: 'compute',
          id: `${prefix}.1.${member}.compute.eccsi-sign`,
          step: 1,
          actor: 'gms',
          operation: 'eccsi-sign',
          working,
        },
        {
          ...base,
          ...message,
          kind: 'message',
          id: `${prefix}.1.${member}.message.notification`,
          step: 1,
          actor: 'gms',
          name: 'notification',
          from: 'gms',
          to: member,
        },
        {
          ...base,
          kind: 'check',
          id: `${prefix}.2.${member}.check.signature`,
          step: 2,
          actor: member,
          check: 'signature',
          clause,
          passed: true,
          values: [],
        },
        {
          ...base,
          ...message,
          kind: 'message',
          id: `${prefix}.2.${member}.message.ok`,
          step: 2,
          actor: member,
          name: 'ok',
          from: member,
          to: 'gms',
        },
      );
    }
  }
  return events;
}

const actors: readonly Actor[] = [
  { id: 'gms', kind: 'gms', system: 'primary', ordinal: 1, uri: 'sip:gms@mcptt.example.org' },
];

export type PendingRun = Readonly<{
  source: RunSource;
  signal: AbortSignal;
  /** Sends events to the page whether or not it still wants them, as a late answer does. */
  send: (events: readonly TraceEvent[]) => void;
  end: (end: RunEnd) => void;
  /** Sends everything and ends. */
  finish: () => Promise<void>;
}>;

/** A client whose runs a test ends by hand. */
export function manualClient(): EngineClient & { runs: PendingRun[] } {
  const runs: PendingRun[] = [];
  const run: EngineClient['run'] = (source, onUpdate, signal) =>
    new Promise<RunEnd>((resolve) => {
      const all = handMadeEvents(source);
      let done = 0;
      const send = (events: readonly TraceEvent[]) => {
        done += events.length;
        const update: RunUpdate = { actors, events, timings: {}, done, total: all.length };
        onUpdate(update);
      };
      const finish = async () => {
        send(all.slice(done));
        resolve({ status: 'done' });
        await settled();
      };
      runs.push({ source, signal, send, end: resolve, finish });
    });
  return {
    runs,
    run,
    async totals(scenario, signal) {
      const events: TraceEvent[] = [];
      const take = (update: RunUpdate) => events.push(...update.events);
      const end = await run({ kind: 'scenario', scenario }, take, signal);
      return end.status === 'done' ? foldTotals(events) : null;
    },
    find: async () => null,
    readKeys: async () => null,
    openPackets: async () => null,
    sakkeForm: async () => null,
    probe: async () => ({ status: 'cancelled' }),
    diagnose: () => new Promise(() => {}),
    whoReads: () => new Promise(() => {}),
    releases: () => new Promise(() => {}),
  };
}

/** Lets everything that waits for an answered promise go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}
