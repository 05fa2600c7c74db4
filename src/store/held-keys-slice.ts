import {
  bundleMessage,
  type KeyInput,
  type KeyRecord,
  type KeyRemark,
  noKeyMaterial,
  type RunSource,
} from '../engine/index.ts';
import type { EngineClient } from '../worker/engine-client.ts';
import type { HeldKeys, HeldKeysSlice, Holding, MessageVerdict } from './held-keys-state.ts';
import type { SliceCreator } from './store-state.ts';

const nothingHeld: HeldKeys = {
  ...{ inputs: [], material: noKeyMaterial, contradictions: [], busy: false },
};

export const createHeldKeysSlice =
  (client: EngineClient): SliceCreator<HeldKeysSlice> =>
  (set, get) => {
    /** Readings come one after the other; what was begun before a wipe comes to nothing. */
    let last: Promise<unknown> = Promise.resolve();
    let wipes = 0;
    let opened: RunSource | null = null;

    const hold = async (
      name: string,
      withOthers: WithOthers,
      isRefused: Test,
    ): Promise<Holding> => {
      const before = wipes;
      const { heldKeys } = get();
      set({ heldKeys: { ...heldKeys, busy: true } });
      const inputs = withOthers(heldKeys.inputs);
      const read = await client.readKeys(inputs);
      if (before !== wipes) return { status: 'failed' };
      const remarks = read?.material.remarks.filter(
        (one) => one.at.source === name && isRefused(one),
      );
      if (read === null || remarks === undefined || remarks.length > 0) {
        set({ heldKeys: { ...heldKeys, busy: false } });
        return remarks ? { status: 'refused', remarks } : { status: 'failed' };
      }
      set({ heldKeys: { ...read, inputs, busy: false } });
      return { status: 'held' };
    };
    const inTurn = (holding: () => Promise<Holding>): Promise<Holding> => {
      const next = last.then(holding);
      last = next;
      return next;
    };

    return {
      heldKeys: nothingHeld,
      holdKeys: (input) =>
        inTurn(() => hold(input.name, (inputs) => [...inputs, input], isRefusal)),
      holdValue: (input) =>
        inTurn(() => hold(input.name, (inputs) => withLine(inputs, input), isWrongValue)),
      forgetKeys() {
        wipes += 1;
        set({ heldKeys: nothingHeld });
        const { source } = get().trace;
        const isOurs = opened !== null && source === opened && source.kind === 'bundle';
        opened = null;
        if (isOurs) get().openSource({ kind: 'message', octets: bundleMessage(source.bundle) });
      },
      openWithHeld(source) {
        opened = source;
        get().openSource(source);
      },
      judgeMessage: (source, signal) => judge(client, source, signal),
      async openPackets({ packets, ...others }, onOpened, signal) {
        const { groupKeys, keySets } = get().heldKeys.material;
        for (let from = 0; from < packets.length && !signal.aborted; from += packetsAtOnce) {
          const some = packets.slice(from, from + packetsAtOnce);
          const task = { ...others, packets: some, material: { groupKeys, keySets } };
          const opened = await client.openPackets(task);
          if (opened === null || signal.aborted) return;
          onOpened(opened);
        }
      },
    };
  };

/** Packets that are opened before others have their turn. */
const packetsAtOnce = 20;

type WithOthers = (inputs: readonly KeyInput[]) => readonly KeyInput[];
type Test = (remark: KeyRemark) => boolean;

const isRefusal: Test = ({ kind }) => kind === 'refused';
/** What is missing may come with the next value. */
const isWrongValue: Test = ({ kind, said }) =>
  kind === 'refused' || (kind === 'wrong' && said.code !== 'keys.problem.missing');

/** The lines of an input behind those of one with the same name. */
function withLine(inputs: readonly KeyInput[], input: KeyInput): readonly KeyInput[] {
  const before = inputs.find(({ name }) => name === input.name);
  if (before === undefined) return [...inputs, input];
  const joined = { ...input, content: `${before.content}\n${input.content}` };
  return inputs.map((other) => (other === before ? joined : other));
}

async function judge(
  client: EngineClient,
  source: RunSource,
  signal: AbortSignal,
): Promise<MessageVerdict | null> {
  let verdict: MessageVerdict | null = null;
  const keys: KeyRecord[] = [];
  await client.run(
    source,
    ({ events }) => {
      for (const event of events) {
        if (event.kind === 'store') keys.push(event.record);
        if (event.kind !== 'outcome') continue;
        const code = event.members[0]?.failures[0]?.code ?? null;
        const closed = event.unopened ? 'unopened' : 'passed';
        verdict = { verdict: code === null ? closed : 'failed', code, keys };
      }
    },
    signal,
  );
  return signal.aborted ? null : verdict;
}
