import type { FailureCode, KeyInput, KeyRecord, OpenedPacket, RunSource } from '../engine/index.ts';
import type { PacketTask, ReadKeys } from '../worker/engine-client.ts';

/** The state of keys held for messages made elsewhere. It is kept in memory alone: no link, storage or
 *  preference has any of it. */

/** What is held, and what it was read from. `busy`: an input is being read. */
export type HeldKeys = ReadKeys & Readonly<{ inputs: readonly KeyInput[]; busy: boolean }>;

/** What became of an input: taken, refused (its remarks say why), or the engine does not answer. */
export type Holding =
  | Readonly<{ status: 'held' }>
  | Readonly<{ status: 'failed' }>
  | Readonly<{ status: 'refused'; remarks: ReadKeys['material']['remarks'] }>;

/** What the receiver's checks make of a message. `unopened`: none failed, but the key stayed closed.
 *  `keys`: what it brought. */
export type MessageVerdict = Readonly<{
  verdict: 'passed' | 'failed' | 'unopened';
  code: FailureCode | null;
  keys: readonly KeyRecord[];
}>;

export type HeldKeysSlice = {
  heldKeys: HeldKeys;
  /** Reads an input and holds its keys with the others. */
  holdKeys(input: KeyInput): Promise<Holding>;
  /** Puts a single value behind those typed in before, unless it cannot be one. */
  holdValue(input: KeyInput): Promise<Holding>;
  /** Wipes every key; a message on the screen that was opened with them goes back to its octets. */
  forgetKeys(): void;
  /** Opens a message with held keys. */
  openWithHeld(source: Extract<RunSource, { kind: 'bundle' }>): void;
  /** Puts a message through the checks beside the run on the screen; null when it was aborted. */
  judgeMessage(source: RunSource, signal: AbortSignal): Promise<MessageVerdict | null>;
  /** Opens protected packets with the keys held and those of `records`; `onOpened` gets them in order, some
   *  at a time, and nothing after `signal` aborts. */
  openPackets(
    task: Omit<PacketTask, 'material'>,
    onOpened: (opened: readonly OpenedPacket[]) => void,
    signal: AbortSignal,
  ): Promise<void>;
};
