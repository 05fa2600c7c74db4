import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { type Element, elementsIn, readXml } from '../testing/strict-xml.ts';
import { changedClause } from './changed-clause.ts';
import { paperInput } from './paper.fixture.ts';
import type { Inline, Paper, PaperBlock } from './paper.ts';
import { paperOf } from './paper-of.ts';
import { writeDocx } from './write-docx.ts';

const input = paperInput('en', 'designs');
const paper = paperOf(input);
const { t } = input.words;
const file = await writeDocx(paper);
const parts: Readonly<Record<string, Uint8Array>> = unzipSync(file);

const partNamed = (name: string) => readXml(strFromU8(parts[name] ?? new Uint8Array()));
const document = partNamed('word/document.xml');
const all = (name: string, of = document) => elementsIn(of, name);
const valuesOf = (name: string, attribute: string) =>
  all(name).map(({ attributes }) => attributes[attribute] ?? '');
const textOf = (element: Element) => element.text.join('');

describe('the file', () => {
  it('[ECMA-376 Part 2 §10.1.2] states the type of every part, and each is well-formed', () => {
    const types = partNamed('[Content_Types].xml');
    const defaults = all('Default', types).map(({ attributes }) => attributes.Extension);
    const overrides = all('Override', types).map(({ attributes }) => attributes.PartName);
    for (const name of Object.keys(parts).filter((it) => it !== '[Content_Types].xml')) {
      const isKnown = overrides.includes(`/${name}`) || defaults.includes(name.split('.').at(-1));
      expect(isKnown, name).toBe(true);
      if (/\.(xml|rels|svg)$/.test(name)) expect(() => partNamed(name), name).not.toThrow();
    }
    expect(overrides.filter((name) => !((name ?? '').slice(1) in parts))).toEqual([]);
  });

  it('[ECMA-376 Part 2 §9.3] has what its relationships lead to', () => {
    for (const name of Object.keys(parts).filter((it) => it.endsWith('.rels'))) {
      const folder = name.replace(/_rels\/[^/]*$/, '');
      const relations = all('Relationship', partNamed(name)).map(({ attributes }) => attributes);
      const inside = relations.filter(({ TargetMode }) => TargetMode !== 'External');
      for (const { Target = '' } of inside) {
        expect(Object.keys(parts)).toContain(
          Target.startsWith('/') ? Target.slice(1) : folder + Target,
        );
      }
      expect(new Set(relations.map(({ Id }) => Id)).size).toBe(relations.length);
      if (!name.endsWith('/document.xml.rels')) continue;
      const ids = relations.map(({ Id }) => Id);
      const used = strFromU8(parts['word/document.xml'] ?? file).matchAll(
        /r:(?:id|embed)="([^"]+)"/g,
      );
      for (const [, id] of used) expect(ids).toContain(id);
    }
  });

  it('[ECMA-376 Part 1 §17.13] gives every drawing, bookmark and change an id of its own', () => {
    const drawings = valuesOf('wp:docPr', 'id');
    const bookmarks = valuesOf('w:bookmarkStart', 'w:id');
    const changes = [...valuesOf('w:ins', 'w:id'), ...valuesOf('w:del', 'w:id')];
    for (const ids of [drawings, bookmarks, changes]) {
      expect(ids.length).toBeGreaterThan(1);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(valuesOf('w:bookmarkEnd', 'w:id')).toEqual(bookmarks);
  });
});

describe('the sheet', () => {
  const mm = (value = '') => Math.round((Number(value) * 25.4) / 1440);

  it('[ISO 216 A4] is A4, with figures as wide as the text or as high as a page', () => {
    const [size] = all('w:pgSz');
    const [margin] = all('w:pgMar');
    expect([mm(size?.attributes['w:w']), mm(size?.attributes['w:h'])]).toEqual([210, 297]);
    const {
      'w:left': left,
      'w:right': right,
      'w:top': top,
      'w:bottom': bottom,
    } = margin?.attributes ?? {};
    expect([mm(left), mm(right), mm(top), mm(bottom)]).toEqual([25, 25, 20, 20]);
    const extents = all('wp:extent').map(({ attributes: { cx, cy } }) =>
      [cx, cy].map((length) => Math.round(Number(length) / 36_000)),
    );
    expect(extents).toEqual([
      [160, 100],
      [93, 232],
    ]);
  });

  it('[ECMA-376 Part 1 §17.4.49] says the head of the table again on each page and tears no row', () => {
    const rows = all('w:tr');
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.map((row) => all('w:tblHeader', row).length)).toEqual([
      1,
      ...rows.slice(1).map(() => 0),
    ]);
    expect(all('w:cantSplit')).toHaveLength(rows.length);
  });

  it('[ECMA-376 Part 1 §17.16.5] counts captions by themselves and refers to them', () => {
    const fields = all('w:instrText').map((field) => textOf(field).trim().split(/\s+/));
    const sequence = fields.flatMap(([kind, name]) => (kind === 'SEQ' ? [name] : []));
    expect(sequence).toEqual(['Figure', 'Figure', 'Table']);
    const bookmarks = valuesOf('w:bookmarkStart', 'w:name');
    const referred = fields.flatMap(([kind, name]) => (kind === 'REF' ? [name] : []));
    expect(new Set(referred)).toEqual(new Set(bookmarks));
  });
});

describe('the clause', () => {
  const clause = changedClause(input.clause);
  const spans = clause.flatMap((paragraph) => paragraph.spans);

  it('[ECMA-376 Part 1 §17.13.5] tracks every change of the two wordings, and no other', () => {
    for (const [element, change] of [
      ['w:ins', 'inserted'],
      ['w:del', 'deleted'],
    ] as const) {
      const inText = spans.filter((span) => span.change === change);
      const ends = clause.filter(({ end }) => end === change);
      const found = all(element);
      expect(found).toHaveLength(inText.length + ends.length);
      const texts = found.filter(({ children }) => children.length > 0).map(textOf);
      expect(texts).toEqual(inText.map(({ text }) => text.replace('\t', '')));
    }
    expect(all('w:delText')).toHaveLength(all('w:del').length - 1);
    expect(new Set(valuesOf('w:ins', 'w:date'))).toEqual(new Set(['2026-11-27T00:00:00Z']));
  });

  it('[Keyladder §paper] stands between the banners of the first change', () => {
    const texts = all('w:p').map(textOf);
    const from = texts.indexOf('*** Begin of the first change ***');
    expect(texts.indexOf('*** End of the first change ***')).toBe(from + clause.length + 1);
  });

  it('[Keyladder §paper] is left out where none was given', () => {
    const none = paperOf({ ...input, clause: { before: '', after: ' ' } });
    expect(none.blocks.some(({ kind }) => kind === 'change')).toBe(false);
    expect(JSON.stringify(none)).not.toContain(t('paper.section.clause'));
  });
});

/** What a reader reads of a text. */
const readable = (text: readonly Inline[], labels: ReadonlyMap<string, string>) =>
  text
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'reference') return labels.get(part.to);
      return part.kind === 'placeholder' ? `[${part.text}]` : part.text;
    })
    .join('');

/** The texts of a paper with every change made, as they stand below each other. */
function textsOf({ head, blocks, captionMark }: Paper): string[] {
  const labels = new Map(
    blocks.flatMap((block) =>
      'numbered' in block
        ? [[block.numbered.id, `${block.numbered.label} ${block.numbered.number}`] as const]
        : [],
    ),
  );
  const ofBlock = (block: PaperBlock): string[] => {
    switch (block.kind) {
      case 'heading':
        return [block.text];
      case 'text':
      case 'lead':
        return [readable(block.text, labels)];
      case 'items':
        return block.items.map((item) => readable(item, labels));
      case 'references':
        return block.items.map((item, at) => `[${at + 1}]\t${readable(item, labels)}`);
      case 'figure':
        return ['', `${labels.get(block.numbered.id)}${captionMark}${block.caption}`];
      case 'table':
        return [
          `${labels.get(block.numbered.id)}${captionMark}${block.caption}`,
          ...block.table.heads,
          ...block.table.groups.flatMap(({ title, rows }) => [title, ...rows.flat()]),
        ];
      case 'change':
        return [
          block.begin,
          ...block.paragraphs
            .filter(({ end }) => end !== 'deleted')
            .map(({ spans }) =>
              spans.flatMap(({ change, text }) => (change === 'deleted' ? [] : text)).join(''),
            ),
          block.end,
        ];
    }
  };
  const lines = head.map((line) =>
    'name' in line
      ? `${line.name}\t${readable(line.text, labels)}`
      : `${readable(line.left, labels)}\t${readable(line.right, labels)}`,
  );
  return [...lines, ...blocks.flatMap(ofBlock)];
}

describe('another reader', () => {
  it('[Keyladder §paper] reads all of the text, in English of two designs', async () => {
    await expectRead(paper, file);
  });

  it('[Keyladder §paper] reads all of the text, in French of a run', async () => {
    const french = paperOf(paperInput('fr', 'run'));
    await expectRead(french, await writeDocx(french));
  });

  async function expectRead(written: Paper, docx: Uint8Array) {
    const buffer = Buffer.from(docx);
    const { value, messages } = await mammoth.extractRawText({ buffer });
    const lines = (text: string) => text.split('\n').filter((line) => line.trim() !== '');
    expect(lines(value)).toEqual(lines(textsOf(written).join('\n')));
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  }
});
