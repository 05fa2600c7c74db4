/** A reader of XML 1.0 for tests, as strict as the grammar of what we write: no comments, no CDATA,
 *  no declarations but the first. Throws where it is not well-formed. */

export type Element = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  /** All character data below it. */
  text: string[];
}>;

const outside = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function said(raw: string): string {
  if (raw.includes('<') || outside.test(raw)) throw new SyntaxError(`not in a text: ${raw}`);
  return raw.replace(/&([^;&]*);?/g, (reference, name: string) => {
    const meant = reference.endsWith(';') ? named[name] : undefined;
    if (meant === undefined) throw new SyntaxError(`no reference: ${reference}`);
    return meant;
  });
}

function attributesOf(raw: string): Element['attributes'] {
  const found = [...raw.matchAll(/\s+([A-Za-z][\w:.-]*)="([^"]*)"/g)];
  if (found.map(([all]) => all).join('') !== raw.trimEnd()) throw new SyntaxError(raw);
  const entries = found.map(([, name = '', value = '']) => [name, said(value)] as const);
  if (new Set(entries.map(([name]) => name)).size < entries.length) throw new SyntaxError(raw);
  return Object.fromEntries(entries);
}

/** The root of a document. */
export function readXml(document: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: [] };
  const open = [top];
  const body = document.replace(
    /^<\?xml version="1\.0" encoding="UTF-8"( standalone="yes")?\?>\n?/,
    '',
  );
  for (const [, text = '', tag] of body.matchAll(/([^<]*)(<[^>]*>)?/g)) {
    for (const element of open) element.text.push(said(text));
    if (tag === undefined) continue;
    const [, end, name = '', rest = '', empty] =
      /^<(\/?)([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>$/.exec(tag) ?? [];
    if (end === '/') {
      if (open.pop()?.name !== name || rest !== '') throw new SyntaxError(`ends too early: ${tag}`);
      continue;
    }
    if (name === '') throw new SyntaxError(`no tag: ${tag}`);
    const element = { name, attributes: attributesOf(rest), children: [], text: [] };
    open.at(-1)?.children.push(element);
    if (empty !== '/') open.push(element);
  }
  const [root, another] = top.children;
  if (!root || another || open.length > 1) throw new SyntaxError('one element, closed');
  return root;
}

/** Every element of a name below one. */
export const elementsIn = ({ children }: Element, name: string): readonly Element[] =>
  children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsIn(child, name),
  ]);
