/** The state of the presenter view: what a class sees besides the run. */

/** What is laid over the figure, each on its key. */
export const overlays = ['octets', 'working', 'keys', 'custody'] as const;
export type Overlay = (typeof overlays)[number];

/** The time of the talk: it runs since `startedAt`, and ran `before` milliseconds before that. */
export type TalkTimer = Readonly<{
  startedAt: number | null;
  before: number;
  limitMinutes: number;
}>;

export type Presentation = Readonly<{
  black: boolean;
  overlay: Overlay | null;
  /** The current part of the figure fills the room. */
  zoom: boolean;
  /** A ring follows the mouse. */
  pointer: boolean;
  /** The speaker's panel stands beside the presentation, on one screen. */
  split: boolean;
  /** Moments whose question has been asked, so that it is asked once. */
  asked: readonly string[];
  timer: TalkTimer;
}>;

export type PresentSlice = {
  presenting: boolean;
  presentation: Presentation;
  present(): void;
  /** Back to the page; the timer goes on. */
  leavePresentation(): void;
  changePresentation(change: Partial<Presentation>): void;
};
