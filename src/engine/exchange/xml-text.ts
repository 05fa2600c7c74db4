import { type Fact, fact } from '../model/fact.ts';

/** Walks through XML without making a tree of it. Entities, document types and external references are
 *  not read: a document that has them is refused. */

/** An element that holds text alone. `names`: local names of the elements around it and its own. */
export type XmlText = Readonly<{
  names: readonly string[];
  attributes: readonly string[];
  text: string;
  offset: number;
}>;

export type XmlProblem = Readonly<{ offset: number; problem: Fact }>;

const maxDepth = 100;
const tag = /<(\/?)(?:[\w.-]{1,200}:)?([A-Za-z_][\w.-]{0,200})([^<>]*?)(\/?)>/y;

/** What stands in XML, one after the other: a tag that opens, one that closes, text between tags. An
 *  empty element only opens. `offset`: where its content begins; `isLiteral`: a CDATA section. */
export type XmlMark =
  | Readonly<{ kind: 'open'; name: string; attributes: string; offset: number; isEmpty: boolean }>
  | Readonly<{ kind: 'close'; name: string }>
  | Readonly<{ kind: 'text'; text: string; isLiteral: boolean }>;

/** The marks of an XML document whose tags fit each other; the first problem ends it. */
export function* xmlMarks(text: string): Generator<XmlMark, XmlProblem | null, void> {
  const open: Readonly<{ name: string; offset: number }>[] = [];
  for (let at = 0; at < text.length; ) {
    const start = text.indexOf('<', at);
    const end = start < 0 ? text.length : start;
    if (end > at) yield { kind: 'text', text: text.slice(at, end), isLiteral: false };
    if (start < 0) break;
    const aside = asideAt(text, start);
    if (aside && 'problem' in aside) return aside;
    if (aside) {
      if (aside.text !== '') yield { kind: 'text', text: aside.text, isLiteral: true };
      at = aside.end;
      continue;
    }
    tag.lastIndex = start;
    const found = tag.exec(text);
    if (!found) return { offset: start, problem: fact('found.problem.xmlTag') };
    at = tag.lastIndex;
    const [, close, name = '', attributes = '', empty] = found;
    if (close !== '') {
      if (open.pop()?.name !== name) {
        return { offset: start, problem: fact('found.problem.xmlTag') };
      }
      yield { kind: 'close', name };
      continue;
    }
    const isEmpty = empty !== '';
    if (!isEmpty && open.length >= maxDepth) {
      return { offset: start, problem: fact('input.tooDeep', { limit: maxDepth }) };
    }
    yield { kind: 'open', name, attributes, offset: at, isEmpty };
    if (!isEmpty) open.push({ name, offset: at });
  }
  const left = open.at(-1);
  return left ? { offset: left.offset, problem: fact('found.problem.xmlTag') } : null;
}

type Open = { name: string; attributes: string; offset: number; text: string; isLeaf: boolean };

/** The elements of an XML document that hold text; the first problem ends it. */
export function* xmlTexts(text: string): Generator<XmlText, XmlProblem | null, void> {
  const open: Open[] = [];
  const walk = xmlMarks(text);
  for (let step = walk.next(); ; step = walk.next()) {
    if (step.done) return step.value;
    const mark = step.value;
    const last = open.at(-1);
    if (mark.kind === 'text') {
      if (last?.isLeaf) last.text += mark.text;
    } else if (mark.kind === 'close') {
      open.pop();
      if (last?.isLeaf) yield leaf(open, last);
    } else {
      if (last) last.isLeaf = false;
      const { name, attributes, offset } = mark;
      if (!mark.isEmpty) open.push({ name, attributes, offset, text: '', isLeaf: true });
    }
  }
}

function leaf(open: readonly Open[], { name, attributes, text, offset }: Open): XmlText {
  return {
    names: [...open.map((each) => each.name), name],
    attributes: [...open.map((each) => each.attributes), attributes],
    text: text.trim(),
    offset,
  };
}

type Aside = Readonly<{ text: string; end: number }>;

/** Comments, instructions and CDATA; `null` at a tag. */
function asideAt(text: string, start: number): Aside | XmlProblem | null {
  if (text.startsWith('<!--', start)) return endAt(text, start, 4, '-->', false);
  if (text.startsWith('<![CDATA[', start)) return endAt(text, start, 9, ']]>', true);
  if (text.startsWith('<?', start)) return endAt(text, start, 2, '?>', false);
  if (!text.startsWith('<!', start)) return null;
  return { offset: start, problem: fact('found.problem.xmlDoctype') };
}

function endAt(
  text: string,
  start: number,
  skip: number,
  mark: string,
  keep: boolean,
): Aside | XmlProblem {
  const end = text.indexOf(mark, start + skip);
  if (end < 0) return { offset: start, problem: fact('found.problem.xmlTag') };
  return { text: keep ? text.slice(start + skip, end) : '', end: end + mark.length };
}

/** The value of an attribute, whatever its prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const quoted = new RegExp(`(?:^|[\\s:])${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)')`);
  const found = quoted.exec(attributes.slice(0, 4096));
  return found?.[1] ?? found?.[2];
}

const aside = /<\?[^?]{0,500}\?>|<!--[^>]{0,2000}-->/g;
const root = /^\s{0,2000}<(?:!DOCTYPE\s{1,20})?(?:[\w.-]{1,200}:)?([A-Za-z_][\w.-]{0,200})[\s/>]/i;

/** The local name of the root of what begins as XML, or the one its document type names; `null` for
 *  anything else. */
export function xmlRoot(text: string): string | null {
  return root.exec(text.slice(0, 8192).replace(aside, ''))?.[1] ?? null;
}
