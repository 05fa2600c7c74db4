import { describe, expect, it } from 'vitest';
import type { Actor, ActorId, TraceEvent } from '../../engine/index.ts';
import { createI18n } from '../../i18n/index.ts';
import { lightColours } from '../../ui/light-colours.ts';
import { loadSvgWriter } from '../../ui/svg-writer.tsx';
import { rememberWords } from './ladder-labels.ts';
import { ladderSvg } from './ladder-svg.tsx';
import { layoutLadder } from './layout-ladder.ts';
import { regroupActors, regroupEvents } from './regroup.fixture.ts';
import { actorsFor, eventsFor } from './trace.fixture.ts';

const { t } = createI18n();
const write = await loadSvgWriter();
const words = rememberWords((key, values = {}) => t(key, values));

function draw(actors: readonly Actor[], events: readonly TraceEvent[], width = 1200, heading = '') {
  const layout = layoutLadder({ actors, events, width, opened: false, words });
  const run = { events, at: events.length - 1 };
  const steps = ladderSvg({ layout, words, run }, write, heading);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return { layout, svg: step.value.join('') };
}

/** The elements in their order with the text directly in them; throws where tags do not match. */
function read(svg: string) {
  const open: { name: string; attributes: string; text: string }[] = [];
  const elements: { name: string; attributes: string; text: string }[] = [];
  const tags =
    /<(\/?)([a-z]+)((?:\s+[a-z0-9-]+="[^"<&]*(?:&[a-z#0-9]+;[^"<&]*)*")*)\s*(\/?)>|([^<]+)/gi;
  let end = 0;
  for (const match of svg.matchAll(tags)) {
    if (match.index !== end)
      throw new SyntaxError(`not XML at ${end}: ${svg.slice(end, end + 40)}`);
    end = match.index + match[0].length;
    const [, closing, name = '', attributes = '', empty, text] = match;
    const last = open.at(-1);
    if (text !== undefined) {
      if (/&(?!(amp|lt|gt|quot|#x27);)/.test(text)) throw new SyntaxError(`bare & in ${text}`);
      if (last) last.text += text;
    } else if (closing) {
      if (open.pop()?.name !== name) throw new SyntaxError(`${name} does not match`);
    } else {
      const element = { name, attributes, text: '' };
      elements.push(element);
      if (!empty) open.push(element);
    }
  }
  if (end !== svg.length || open.length > 0) throw new SyntaxError('the document does not end');
  return elements;
}

const textsIn = (svg: string) =>
  read(svg)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);

describe('the ladder as SVG', () => {
  const failing: ActorId[] = ['partner-ue2'];
  const events = regroupEvents({ primary: 2, partner: 2, failing, use: true });
  const { layout, svg } = draw(regroupActors(2, 2), events);

  it('[Keyladder §compare] has a heading above the drawing where one is given', () => {
    const titled = draw(regroupActors(2, 2), events, 1200, 'Figure <x>: twice').svg;
    expect(textsIn(titled)).toEqual(['Figure &lt;x&gt;: twice', ...textsIn(svg)]);
    const heightOf = (text: string) => Number(/ height="(\d+)"/.exec(text)?.[1]);
    const [, top] = /viewBox="0 (-?\d+) /.exec(titled) ?? [];
    expect(heightOf(titled) - heightOf(svg)).toBe(-Number(top));
    expect(Number(top)).toBeLessThan(0);
  });

  it('is a well-formed document as large as the whole ladder', () => {
    const [root] = read(svg);
    expect(root?.name).toBe('svg');
    expect(root?.attributes).toContain(`width="${layout.width}"`);
    const height = Number(/height="(\d+)"/.exec(root?.attributes ?? '')?.[1]);
    expect(height).toBeGreaterThan(layout.height);
  });

  it('[pCR 33.179 Figure 7.4.3.3-1] has every name and label as text', () => {
    const texts = textsIn(svg).join(' ');
    const labels = layout.edges.flatMap(({ data }) => data?.above ?? []);
    for (const text of ['Primary MCPTT system', 'Partner GMS', 'Use of the keys', ...labels]) {
      expect(texts).toContain(text);
    }
    expect(texts).toContain('1 partner UE refused: Partner UE 2: signature does not verify');
  });

  it('[corrections 8] has the caption of the figure as text', () => {
    const one = draw(actorsFor(1), eventsFor({ members: 1 }));
    expect(textsIn(one.svg)).toContain('Figure 7.4.2-1: Security configuration for groups');
    expect(textsIn(svg)).toContain(
      'Figure 7.4.3.3-1: Group Regroup security procedures (multiple MCPTT systems)',
    );
  });

  it('says results and who has the GMK in clear in shapes and words', () => {
    const texts = textsIn(svg);
    expect(texts.filter((text) => text === 'GMK in clear')).toHaveLength(5);
    expect(texts).toContain('group key stored');
    expect(texts).toContain('group key discarded: signature does not verify');
  });

  it('draws an arrow for each message and a gate on each that crosses the border', () => {
    const paths = read(svg).filter(({ name }) => name === 'path');
    const gates = paths.filter(({ attributes }) => attributes.includes('v-13h12v13m-12 -9h12'));
    expect(gates).toHaveLength(layout.edges.filter(({ data }) => data?.gateX !== null).length);
    const heads = paths.filter(({ attributes }) => /d="M[\d.]+ [\d.]+L[\d.]+ /.test(attributes));
    expect(heads).toHaveLength(layout.edges.length);
  });

  it('[pCR 33.179 Figure 7.4.2-1] draws the figure of one system with both keys told apart', () => {
    const one = draw(actorsFor(60), eventsFor({ members: 60, purposes: ['media', 'floor'] }));
    const texts = textsIn(one.svg);
    expect(texts.join(' ')).toContain('Group Management Server');
    expect(texts).toContain('media key stored');
    expect(texts).toContain('floor control key stored');
    expect(texts.join(' ')).not.toContain('Primary');
  });

  it('keeps what somebody typed from becoming markup', () => {
    const actors = actorsFor(1).map((actor) => ({ ...actor, uri: 'sip:<b>&"@x.example' }));
    expect(textsIn(draw(actors, eventsFor({ members: 1 })).svg)).toContain(
      'sip:&lt;b&gt;&amp;&quot;@x.example',
    );
    expect(write(<text>{'a\u0001b'}</text>)).toBe('<text>ab</text>');
  });

  it('has colours, not variables, so that a file needs nothing of the page', () => {
    expect(svg).not.toContain('var(');
    expect(svg).toContain(`stroke="${lightColours['line-strong']}"`);
  });
});
