import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  defaultPartnerSystem,
  defaultScenario,
  inFigureOrder,
  planOf,
  type Scenario,
} from '../../engine/index.ts';
import { createI18n } from '../../i18n/index.ts';
import type { Depth } from '../../store/state.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { arrowResult } from './figure-results.ts';
import { headerHeight, headerTitle } from './header-text.ts';
import type { FigureArrowNode, FigureBoxNode, InsideNode } from './ladder-drawing.ts';
import { layoutLadder } from './layout-ladder.ts';

const { t } = createI18n();
const words = (key: string, values = {}) => t(key, values);
const figure: Depth = { level: 'figure', followed: null, unfolded: [] };

const regroup: Partial<Scenario> = {
  procedure: 'group-regroup',
  systems: [...defaultScenario().systems, defaultPartnerSystem()],
};

function draw(change: Partial<Scenario>, depth: Depth = figure, height = 445) {
  const scenario = { ...defaultScenario(), ...change };
  const source = { kind: 'scenario', scenario } as const;
  const events = inFigureOrder(eventsOf(source));
  const layout = layoutLadder({
    ...{ actors: actorsOf(source), events, width: 784, height, opened: false, words, depth },
    plan: planOf(scenario),
  });
  const arrows = layout.nodes.filter(
    (node): node is FigureArrowNode => node.type === 'figureArrow',
  );
  const boxes = layout.nodes.filter((node): node is FigureBoxNode => node.type === 'figureBox');
  const inside = layout.nodes.filter((node): node is InsideNode => node.type === 'inside');
  return { events, layout, arrows, boxes, inside };
}

const titles = ({ layout }: ReturnType<typeof draw>) =>
  layout.columns.map((column) => headerTitle(column, layout.names));

/** From whom to whom an arrow points, by the titles of the lifelines. */
function ends(drawn: ReturnType<typeof draw>, { position, data }: FigureArrowNode) {
  const at = (x: number) => drawn.layout.columns.find((column) => column.x === position.x + x);
  const names = [data.from, data.to].map((x) => {
    const column = at(x);
    return column ? headerTitle(column, drawn.layout.names) : '';
  });
  return [data.label.join(' '), ...names];
}

const notification = 'Notification of group metadata';

describe('[pCR 33.179 Figure 7.4.2-1] the figure', () => {
  const drawn = draw({});

  it('has the actors, boxes, arrows, numbers and labels of the document', () => {
    expect(titles(drawn)).toEqual(['MCPTT UE', 'Group Management Server']);
    expect(drawn.boxes.map(({ data }) => data.title.join(' '))).toEqual(
      Array(2).fill('0. Provisioning of identity-specific key material'),
    );
    expect(drawn.arrows.map((arrow) => ends(drawn, arrow))).toEqual([
      [`1. ${notification} (Group Key Transport payload)`, 'Group Management Server', 'MCPTT UE'],
      ['2. OK', 'MCPTT UE', 'Group Management Server'],
    ]);
  });
});

describe('[Keyladder §designs] behind the figure', () => {
  it('an MCPTT server is drawn, and said to be of no figure', () => {
    const [ue, gms] = ['MCPTT UE', 'Group Management Server'];
    for (const gmkMode of ['floor-under-csk', 'musik'] as const) {
      const said = titles(draw({ gmkMode }));
      expect(said).toHaveLength(3);
      expect(said).toEqual(expect.arrayContaining([ue, gms, 'MCPTT server (of no figure)']));
      expect(titles(draw({ ...regroup, gmkMode }))).toEqual(
        expect.arrayContaining([
          'Primary MCPTT server (of no figure)',
          'Partner MCPTT server (of no figure)',
        ]),
      );
    }
  });
});

describe('[pCR 33.179 Figure 7.4.3.3-1] the figure', () => {
  const drawn = draw(regroup);

  it('has the actors, boxes, arrows, numbers and labels of the document', () => {
    const [ue, gms, partner, partnerUe] = [
      'Primary MCPTT UE',
      'Primary GMS',
      'Partner GMS',
      'Partner MCPTT UE',
    ];
    expect(titles(drawn)).toEqual([ue, gms, partner, partnerUe]);
    expect(drawn.boxes.map(({ data }) => data.title)).toEqual(
      Array(4).fill(['0. KMS Provisioning']),
    );
    expect(drawn.arrows.map((arrow) => ends(drawn, arrow))).toEqual([
      [`1. ${notification}`, gms, ue],
      ['2. OK', ue, gms],
      [`3. ${notification}`, gms, partner],
      [`4. ${notification}`, partner, partnerUe],
      ['5. OK', partnerUe, partner],
      ['6. OK', partner, gms],
    ]);
  });
});

describe('the figure at its level', () => {
  it('is whole in the room a small screen leaves it, in three of four modes', () => {
    for (const change of [{}, regroup]) {
      for (const gmkMode of ['single', 'dual-one-procedure'] as const) {
        const { layout } = draw({ ...change, gmkMode });
        expect(layout.height).toBeLessThanOrEqual(445);
        expect(headerHeight(layout)).toBeLessThan(110);
      }
    }
  });

  it('stands twice where there are two procedures, the second time marked', () => {
    const { arrows, layout } = draw({ gmkMode: 'dual-two-procedures' });
    expect(arrows.map(({ data }) => [data.key, data.label.at(0)])).toEqual([
      ['1.1', `1. ${notification}`],
      ['1.2', '2. OK'],
      ['2.1', `1. ${notification}`],
      ['2.2', '2. OK'],
    ]);
    expect(arrows.at(-1)?.data.item.text).toBe('2. OK (procedure 2)');
    const dividers = layout.nodes.flatMap((node) =>
      node.type === 'divider' ? [node.data.title] : [],
    );
    expect(dividers).toEqual(['Procedure 1: media', 'Procedure 2: floor control']);
  });

  it('tells under an arrow what it came to, and no more than has been', () => {
    const { events, arrows } = draw({ gmkMode: 'dual-one-procedure' });
    const told = (reach: number) =>
      arrows.map(({ data }) => arrowResult(events, data, reach, words).text);
    expect(told(-1)).toEqual(['two keys · to 3 UEs', '']);
    expect(told(events.length)).toEqual([
      expect.stringMatching(/^two keys · to 3 UEs · 1,4\d\d octets each$/),
      '41 checks, stored by 3 of 3',
    ]);
  });

  it('counts those who refuse, and leads to the first', () => {
    const fault = { fault: 'signature-bit-flip', at: { step: 1, procedure: 1 }, to: ['ue2'] };
    const { events, arrows } = draw({ faults: [{ ...fault, parameters: {} }] as never });
    const [sent, answered] = arrows.map(({ data }) =>
      arrowResult(events, data, events.length, words),
    );
    expect(sent?.touched).toBe(true);
    expect(answered?.text).toBe('1 of 3 refused: signature, stored by 2 of 3');
    expect(events[answered?.failedAt ?? 0]?.id).toBe('gkp.2.ue2.check.signature');
    expect(answered?.failed).toBe(false);
  });

  it('has the members of a step that is unfolded under its arrow, each with its phases', () => {
    const { inside, layout } = draw({}, { ...figure, unfolded: ['1.2', '1.2.ue2.form'] });
    const lines = inside[0]?.data.parts.map(({ who, rows }) => [
      who,
      ...rows.flatMap(({ items }) => items.map(({ text }) => text)),
    ]);
    const phases = ['well-formed and fresh', 'from whom, for whom', 'opened', 'stored', 'answered'];
    expect(lines?.[0]).toEqual(['UE 1', ...phases]);
    expect(lines?.[1]).toEqual([
      'UE 2',
      phases[0],
      'format',
      'timestamp',
      'RAND',
      'no replay',
      ...phases.slice(1),
    ]);
    expect(layout.itemOf.filter((order) => order === undefined)).toEqual([]);
  });

  it('shows each event by one item', () => {
    const { layout, events } = draw(regroup);
    expect(layout.itemOf).toHaveLength(events.length);
    expect(new Set(layout.itemOf).size).toBeLessThan(14);
  });
});

describe('what lies ahead inside a step', () => {
  it('is the same for a member that something will hit as for the others', () => {
    const fault = { fault: 'signature-bit-flip', at: { step: 1, procedure: 1 }, to: ['ue2'] };
    const faults = [{ ...fault, parameters: {} }] as never;
    const { inside } = draw({ faults }, { ...figure, unfolded: ['1.2'] });
    const [one, two] = (inside[0]?.data.parts ?? []).map(({ rows }) =>
      rows.flatMap(({ items }) => items.map(({ text }) => text)),
    );
    expect(two).toEqual(one);
  });
});

describe('a run that still grows', () => {
  it('has no step complete but the provisioning once the next one has begun', () => {
    const scenario = defaultScenario();
    const source = { kind: 'scenario', scenario } as const;
    const run = eventsOf(source);
    const upTo = (id: string) => run.slice(0, run.findIndex((event) => event.id === id) + 1);
    const boxAndAnswer = (grown: typeof run) => {
      const events = inFigureOrder(grown);
      const { nodes } = layoutLadder({
        ...{ actors: actorsOf(source), events, width: 784, opened: false, words },
        ...{ depth: figure, plan: planOf(scenario) },
      });
      const box = nodes.find((node) => node.type === 'figureBox');
      const answer = nodes.findLast((node) => node.type === 'figureArrow');
      if (!box || !answer) throw new TypeError('no figure');
      const told = arrowResult(events, answer.data, events.length, words).text;
      return [box.data.complete, answer.data.complete, told];
    };
    const provisioned = run.findLast(({ actor, step }) => actor === 'ue1' && step === 0);
    expect(boxAndAnswer(upTo(provisioned?.id ?? ''))).toEqual([false, false, '']);
    expect(boxAndAnswer(upTo('gkp.2.ue1.message.ok'))).toEqual([
      true,
      false,
      '20 checks, stored by 1 of 3',
    ]);
    expect(boxAndAnswer(run)).toEqual([true, true, '20 checks, stored by 3 of 3']);
  });
});
