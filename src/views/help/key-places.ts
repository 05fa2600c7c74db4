/** The keys of the page by the place where they work, as the help lists them. A key is named as the
 *  browser names it; `Shift+` and `Ctrl+` before it. */
export const keyPlaces = {
  page: {
    forward: ['ArrowRight', 'PageDown'],
    back: ['ArrowLeft', 'PageUp'],
    unfold: ['ArrowDown', 'Enter'],
    fold: ['ArrowUp', 'Escape'],
    start: ['Home'],
    end: ['End'],
    play: [' '],
    help: ['?'],
    present: ['p'],
    reads: ['r'],
    releases: ['v'],
    tab: ['Tab', 'Shift+Tab'],
    close: ['Escape'],
  },
  present: {
    forward: ['PageDown', 'ArrowRight', ' '],
    back: ['PageUp', 'ArrowLeft', 'Shift+ '],
    inside: ['ArrowDown', 'ArrowUp'],
    ends: ['Home', 'End'],
    jump: ['0-9', 'Enter'],
    black: ['b', '.'],
    fullScreen: ['f', 'F5'],
    overlays: ['o', 'w', 'k', 'c'],
    level: ['t'],
    zoom: ['z'],
    pointer: ['l'],
    speaker: ['s'],
    leave: ['Escape'],
  },
  ladder: {
    items: ['ArrowUp', 'ArrowDown'],
    open: ['Enter'],
    move: ['Shift+Enter', 'DoubleClick'],
    phase: ['DoubleClick'],
    menu: ['Shift+F10', 'ContextMenu'],
    actors: ['ArrowLeft', 'ArrowRight'],
    scroll: ['Shift+PageUp', 'Shift+PageDown'],
  },
  timeline: {
    steps: ['ArrowLeft', 'ArrowRight', 'Home', 'End'],
    toStep: ['Enter'],
    events: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'],
  },
  fields: {
    walk: ['ArrowUp', 'ArrowDown', 'Home', 'End'],
    opens: ['ArrowRight', 'ArrowLeft', 'Enter', ' '],
  },
  octets: {
    walk: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    row: ['Home', 'End'],
    rows: ['PageUp', 'PageDown'],
  },
  editor: {
    type: ['0-9', 'A-F'],
    undo: ['Ctrl+Z'],
    redo: ['Ctrl+Y', 'Ctrl+Shift+Z'],
  },
  custody: {
    walk: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    ends: ['Home', 'End'],
    corners: ['Ctrl+Home', 'Ctrl+End'],
    rows: ['PageUp', 'PageDown'],
    choose: ['Enter'],
  },
  reads: {
    walk: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    ends: ['Home', 'End'],
    corners: ['Ctrl+Home', 'Ctrl+End'],
    rows: ['PageUp', 'PageDown'],
    choose: ['Enter'],
  },
  releases: {
    walk: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    choose: ['Enter'],
  },
  lineage: {
    walk: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    choose: ['Enter'],
    restart: ['Shift+Enter', 'DoubleClick'],
  },
  border: {
    width: ['ArrowLeft', 'ArrowRight'],
    ends: ['Home', 'End'],
    standard: ['Enter', 'DoubleClick'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** What stands on the key itself, the same in every language. */
const signs: Readonly<Record<string, string>> = {
  ArrowRight: '→',
  ArrowLeft: '←',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** The parts of a key to be pressed together, in the words of the page. */
export function keyWords(key: string, word: (name: string) => string): string {
  const named = (part: string) => {
    if (part === ' ') return word('Space');
    if (/^[a-z]$/.test(part)) return part.toUpperCase();
    return signs[part] ?? (part.length > 1 && !/[0-9]/.test(part[0] ?? '') ? word(part) : part);
  };
  return key.split('+').map(named).join(' + ');
}
