import * as v from 'valibot';

/** What the presentation and its speaker windows tell each other. The main window owns everything: it
 *  sends the whole state each time, the others only ask. */

export const protocolVersion = 1;

const text = v.pipe(v.string(), v.maxLength(5000));
const whole = v.pipe(v.number(), v.integer());
const at = v.strictObject({ place: text, caption: text });
const option = v.strictObject({ id: text, text, count: v.nullable(whole), right: v.boolean() });
const question = v.strictObject({
  ...{ id: text, stem: text, round: whole, options: v.array(option) },
  phase: v.picklist(['shown', 'open', 'locked', 'revealed']),
  /** Whether the run has told what is right. */
  known: v.boolean(),
});
const timer = v.strictObject({
  ...{ startedAt: v.nullable(v.number()), before: v.number(), limitMinutes: v.number() },
});

/** What a speaker sees. */
export const shownSchema = v.strictObject({
  /** Of the lesson; empty without one. */
  lesson: text,
  title: text,
  now: at,
  next: v.nullable(at),
  notes: text,
  /** The question that next asks; empty where it asks none. */
  asks: text,
  overlay: text,
  black: v.boolean(),
  pointer: v.boolean(),
  question: v.nullable(question),
  timer,
});
export type ShownToSpeaker = Readonly<v.InferOutput<typeof shownSchema>>;

export const commandNames = [
  ...(['next', 'back', 'black', 'pointer'] as const),
  ...(['startTimer', 'pauseTimer', 'resetTimer', 'setLimit'] as const),
] as const;
export type CommandName = (typeof commandNames)[number];

/** Shares of the figure's width and height. */
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const spot = v.nullable(v.strictObject({ x: share, y: share }));
export type Spot = v.InferOutput<typeof spot>;

const head = { v: v.literal(protocolVersion), id: text, from: text, seq: whole };
const messageSchema = v.variant('type', [
  v.strictObject({ ...head, type: v.literal('hello'), build: text }),
  v.strictObject({
    ...head,
    type: v.literal('state'),
    rev: v.number(),
    build: text,
    shown: shownSchema,
  }),
  v.strictObject({
    ...{ ...head, type: v.literal('cmd'), cmd: whole },
    ...{ name: v.picklist(commandNames), argument: v.optional(v.number()) },
  }),
  v.strictObject({ ...head, type: v.literal('ack'), to: text, cmd: whole, refused: v.boolean() }),
  v.strictObject({ ...head, type: v.literal('pointer'), at: spot }),
  /** `since`: when a main window began, in milliseconds; null from a speaker. */
  v.strictObject({ ...head, type: v.literal('hb'), since: v.nullable(v.number()) }),
  v.strictObject({ ...head, type: v.literal('taken'), to: text }),
  v.strictObject({ ...head, type: v.literal('bye') }),
]);
export type Message = v.InferOutput<typeof messageSchema>;
type Body<M> = M extends Message ? Omit<M, 'v' | 'id' | 'from' | 'seq'> : never;
export type MessageBody = Body<Message>;

/** The part of `BroadcastChannel` in use. */
export type Port = {
  postMessage(message: unknown): void;
  onmessage: ((event: { data: unknown }) => void) | null;
  close(): void;
};

/** Time, so that tests have their own. `every` gives what ends it. */
export type Clock = Readonly<{
  now(): number;
  every(milliseconds: number, act: () => void): () => void;
}>;

export type Line = Readonly<{
  send(body: MessageBody): void;
  close(): void;
}>;

type LineOptions = Readonly<{
  port: Port;
  /** Of the presentation. */
  id: string;
  /** Of this window. */
  from: string;
  hear(message: Message): void;
  /** Something of another version of Keyladder is on the line. */
  hearForeign?(): void;
}>;

/** One end of the channel: puts messages into their envelope, and hears those of this presentation from
 *  other windows. What is no message of this version is not heard. */
export function openLine({ port, id, from, hear, hearForeign }: LineOptions): Line {
  let seq = 0;
  port.onmessage = ({ data }) => {
    const read = v.safeParse(messageSchema, data);
    if (read.success) {
      if (read.output.id === id && read.output.from !== from) hear(read.output);
      return;
    }
    const foreign = v.safeParse(v.looseObject({ v: v.number(), id: v.literal(id) }), data);
    if (foreign.success && foreign.output.v !== protocolVersion) hearForeign?.();
  };
  return {
    send(body) {
      seq += 1;
      port.postMessage({ v: protocolVersion, id, from, seq, ...body });
    },
    close() {
      port.onmessage = null;
      port.close();
    },
  };
}
