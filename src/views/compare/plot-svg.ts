/** A drawing of the page as a file of its own: variables of the design become their values, texts
 *  stay texts. */

type Styles = Readonly<{ getPropertyValue(name: string): string }>;

/** The variables of the light theme: those of the first `:root` in the text of the design's tokens. */
export function lightStyles(tokens: string): Styles {
  const [, light = ''] = /:root\s*\{([^}]*)\}/.exec(tokens) ?? [];
  const values = new Map(
    [...light.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
  return { getPropertyValue: (name) => values.get(name) ?? '' };
}

/** The source of an SVG element with every `var(--…)` replaced by its value in `styles`, and
 *  without what only the page needs (roles, names of classes). */
export function svgFile(markup: string, styles: Styles): string {
  const resolved = markup.replace(/var\((--[\w-]+)\)/g, (_, name: string) =>
    styles.getPropertyValue(name).trim().replaceAll('"', "'"),
  );
  const bare = resolved.replace(/ (?:class|role|tabindex|aria-[a-z]+)="[^"]*"/g, '');
  const named = bare.includes(' xmlns="')
    ? bare
    : bare.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${named}\n`;
}
