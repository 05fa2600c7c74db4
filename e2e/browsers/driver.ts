/** What the story in every browser needs of one: as little as three protocols have in common. */
export type Driver = Readonly<{
  /** Opens an address, and comes back when the page is loaded. */
  goto(url: string): Promise<void>;
  /** The value of an expression of the page, a promise awaited: text, so that it is the same by every protocol. */
  evaluate(expression: string): Promise<string>;
  /** Presses the button of the mouse at a place of the viewport. */
  clickAt(x: number, y: number): Promise<void>;
  /** Presses keys one after the other, by what they are called in `KeyboardEvent.key`. */
  press(...keys: readonly string[]): Promise<void>;
  /** The viewport as PNG. */
  screenshot(): Promise<Buffer>;
  /** The page on paper, as PDF; absent where the browser has no command for it. */
  print?: () => Promise<Buffer>;
  close(): Promise<void>;
}>;

export const viewport = { width: 1440, height: 900 } as const;
export type Viewport = Readonly<{ width: number; height: number }>;

/** Keys that are not one character, as WebDriver writes them. Source: WebDriver, keyboard actions. */
const namedKeys: Readonly<Record<string, string>> = {
  ...{ Enter: '\uE007', Escape: '\uE00C', Tab: '\uE004', Home: '\uE011', End: '\uE010' },
  ...{ ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015' },
};

/** Keys pressed and let go, as actions of WebDriver, the classic and BiDi. */
export const keyActions = (keys: readonly string[]) => [
  {
    type: 'key',
    id: 'keyboard',
    actions: keys.flatMap((key) =>
      ['keyDown', 'keyUp'].map((type) => ({ type, value: namedKeys[key] ?? key })),
    ),
  },
];

/** A click of the mouse, likewise. */
export const clickActions = (x: number, y: number) => [
  {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  },
];
