import { type Fact, fact } from '../model/fact.ts';
import { type XmlProblem, xmlMarks } from './xml-text.ts';

/** XML as a tree, for documents whose elements belong together. Names are local, whatever the namespace. */

/** An element: `text` is what stands directly in it, without the blanks around. */
export type XmlElement = Readonly<{
  name: string;
  attributes: string;
  /** Where its content begins. */
  offset: number;
  text: string;
  children: readonly XmlElement[];
}>;

export type XmlTree =
  | Readonly<{ ok: true; elements: readonly XmlElement[] }>
  | Readonly<{ ok: false; problem: XmlProblem }>;

/** Most elements of a document that is read. */
const maxElements = 50_000;

type Growing = Omit<XmlElement, 'text' | 'children'> & { pieces: string[]; children: Growing[] };

/** The elements at the top of a document or of a piece of one. */
export function readXmlTree(text: string): XmlTree {
  const top: Growing = { name: '', attributes: '', offset: 0, pieces: [], children: [] };
  const open: Growing[] = [top];
  const walk = xmlMarks(text);
  let count = 0;
  let step = walk.next();
  for (; !step.done; step = walk.next()) {
    const mark = step.value;
    const last = open.at(-1) ?? top;
    if (mark.kind === 'text') {
      const piece = mark.isLiteral ? mark.text : plainText(mark.text);
      if (piece === null) return refusedAt(last.offset, fact('found.problem.xmlEntity'));
      last.pieces.push(piece);
    } else if (mark.kind === 'close') {
      open.pop();
    } else {
      const { name, attributes, offset } = mark;
      count += 1;
      if (count > maxElements) {
        return refusedAt(offset, fact('keys.problem.tooManyElements', { limit: maxElements }));
      }
      const element = { name, attributes, offset, pieces: [], children: [] };
      last.children.push(element);
      if (!mark.isEmpty) open.push(element);
    }
  }
  const problem = step.value;
  return problem ? { ok: false, problem } : { ok: true, elements: top.children.map(grown) };
}

const refusedAt = (offset: number, problem: Fact): XmlTree => ({
  ok: false,
  problem: { offset, problem },
});

const grown = ({ pieces, children, ...element }: Growing): XmlElement => ({
  ...element,
  text: pieces.join('').trim(),
  children: children.map(grown),
});

const named: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** A text with the five characters XML writes out, and characters by number; null where it names an
 *  entity a document type would have to declare. Source: XML 1.0 §4.6. */
function plainText(text: string): string | null {
  if (!text.includes('&')) return text;
  let isPlain = true;
  const plain = text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(\w{1,10}));|&/gi,
    (_all, hex?: string, digits?: string, name?: string) => {
      const number = hex ? Number.parseInt(hex, 16) : Number(digits);
      const character = number <= 0x10ffff ? String.fromCodePoint(number) : named.get(name ?? '');
      if (character === undefined) isPlain = false;
      return character ?? '';
    },
  );
  return isPlain ? plain : null;
}

/** The elements of a name in a tree, in their order; what stands inside one of them is not looked at. */
export function elementsNamed(
  elements: readonly XmlElement[],
  names: RegExp,
): readonly XmlElement[] {
  return elements.flatMap((element) =>
    names.test(element.name) ? [element] : elementsNamed(element.children, names),
  );
}

/** The first child of a name. */
export const childNamed = ({ children }: XmlElement, name: string): XmlElement | undefined =>
  children.find((child) => child.name === name);
