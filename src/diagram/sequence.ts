/** A sequence diagram that no notation has a say in. It knows lifelines, arrows and notes, and nothing of
 *  what they tell: a writer each makes Mermaid, PlantUML or plain text of it. */

/** `system`: the frame a lifeline stands in together with its neighbours; empty where there is none. */
export type Lifeline = Readonly<{ name: string; system: string }>;

/** `answer`: a reply; `error`: one that refuses; `lost`: does not arrive; `outside`: sent by somebody who
 *  has no part in it. */
export type ArrowLook = 'message' | 'answer' | 'error' | 'lost' | 'outside';

/** Lifelines go by their place in the list, from 0. */
export type Arrow = Readonly<{
  kind: 'arrow';
  from: number;
  to: number;
  look: ArrowLook;
  /** What it says, and below it what it came to. */
  lines: readonly string[];
}>;

export type Note = Readonly<{
  kind: 'note';
  /** The first and the last lifeline it lies over. */
  over: readonly [number, number];
  lines: readonly string[];
  tone: 'plain' | 'failed' | 'fault';
}>;

/** Begins a part of the whole. */
export type Divider = Readonly<{ kind: 'divider'; text: string }>;

/** What is done once for each of several. */
export type Loop = Readonly<{ kind: 'loop'; text: string; parts: readonly SequencePart[] }>;

export type SequencePart = Arrow | Note | Divider | Loop;

export type Sequence = Readonly<{
  title: string;
  /** What it belongs to, marks and what is left out: a sentence each. */
  facts: readonly string[];
  /** The address that shows the same; empty where there is none. */
  link: string;
  lifelines: readonly Lifeline[];
  parts: readonly SequencePart[];
}>;

/** Neighbouring lifelines of one frame. */
export type Frame = Readonly<{ system: string; first: number; last: number }>;

/** The frames in the order of the lifelines; each lifeline is in one. */
export function framesOf(lifelines: readonly Lifeline[]): readonly Frame[] {
  const frames: { system: string; first: number; last: number }[] = [];
  lifelines.forEach(({ system }, at) => {
    const frame = frames.at(-1);
    if (frame !== undefined && frame.system === system) frame.last = at;
    else frames.push({ system, first: at, last: at });
  });
  return frames;
}

/** A text in one line: what would break it, or cannot be seen, is a space. */
export const inOneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
