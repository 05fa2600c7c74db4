import { describe, expect, it } from 'vitest';
import { concatBytes, utf8ToBytes } from '../model/bytes.ts';
import { findMessages } from './find-messages.ts';
import { encodePngChunk, pngSignature, readPngChunks } from './png-chunks.ts';
import { withPngFacts } from './png-facts.ts';

const fragment = '#v3.q64FAA';

/** A picture of one white dot. */
const bare = concatBytes(
  pngSignature,
  encodePngChunk('IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
  encodePngChunk('IDAT', Uint8Array.of(0x78, 0x9c, 0x63, 0xf8, 0x0f, 0, 1, 1, 1, 0)),
  encodePngChunk('IEND', new Uint8Array()),
);

const png = (link: string) =>
  withPngFacts(bare, { dotsPerMetre: 11_339.3, link, title: 'Figure “1”', software: 'Keyladder' });

const svg = (link: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg">\n<metadata><rdf:RDF xmlns:dc="x"><dc:source>${link}` +
  '</dc:source></rdf:RDF></metadata>\n<text>1</text></svg>\n';

const problemsOf = (input: string | Uint8Array) => {
  const found = findMessages(input);
  return found.ok ? [] : found.problems.map(({ problem, offset }) => [problem.code, offset]);
};

describe('the link in a picture', () => {
  it('[PNG §5.3] chunks have their length, type and CRC', () => {
    // By hand: the last chunk of every PNG file.
    const end = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);
    expect(encodePngChunk('IEND', new Uint8Array())).toEqual(end);
    const { chunks, damage } = readPngChunks(png(fragment));
    const types = ['IHDR', 'pHYs', 'iTXt', 'iTXt', 'iTXt', 'IDAT', 'IEND'];
    expect([chunks.map(({ type }) => type), damage]).toEqual([types, null]);
    expect(chunks[1]?.data).toEqual(Uint8Array.of(0, 0, 0x2c, 0x4b, 0, 0, 0x2c, 0x4b, 1));
  });

  it.each([
    ['PNG', png, 'found.taken.picturePng'],
    ['SVG', svg, 'found.taken.pictureSvg'],
  ] as const)('%s: its fragment alone, whatever page it names', (_, make, code) => {
    for (const page of ['', 'https://elsewhere.example/a?lang=fr', 'javascript:alert(1)']) {
      const wanted = { ok: true, document: 'run', link: fragment, taken: { code }, notes: [] };
      expect(findMessages(make(`${page}${fragment}`))).toMatchObject(wanted);
    }
    expect(problemsOf(make('https://keyladder.example/'))[0]?.[0]).toBe(
      'found.problem.pictureLink',
    );
  });

  it('PNG: a damaged one says where and what, and restores what stands before', () => {
    const whole = png(fragment);
    const altered = (at: number) =>
      whole.map((octet, index) => (index === at ? octet ^ 0x80 : octet));
    expect(problemsOf(altered(20))).toEqual([['found.problem.pngCrc', 8]]);
    expect(problemsOf(whole.slice(0, 60))).toEqual([['found.problem.pngCut', 54]]);
    expect(problemsOf(altered(37))).toEqual([['found.problem.pngType', 33]]);
    const late = findMessages(whole.slice(0, -20));
    expect(late).toMatchObject({ link: fragment, notes: [{ code: 'found.problem.pngCut' }] });
  });

  it('SVG: one that breaks off says where, and restores what stands before', () => {
    const whole = svg(fragment);
    const inLink = whole.indexOf('q64');
    expect(problemsOf(whole.slice(0, inLink))).toEqual([['found.problem.svgCut', inLink]]);
    const late = findMessages(whole.slice(0, -20));
    expect(late).toMatchObject({ link: fragment, notes: [{ code: 'found.problem.svgCut' }] });
  });

  it('pictures of others stay what they are', () => {
    expect(problemsOf(bare)).toEqual([['found.problem.none', undefined]]);
    expect(problemsOf('<svg xmlns="x"><metadata>y</metadata></svg>')[0]?.[0]).not.toMatch(/svgCut/);
    expect(problemsOf(utf8ToBytes('<svg xmlns="x"><path/>'))[0]?.[0]).not.toMatch(/svgCut/);
  });
});
