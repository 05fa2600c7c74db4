import { describe, expect, it } from 'vitest';
import { designNamed, type Step } from '../../engine/index.ts';
import { addLaterTexts, createI18n } from '../../i18n/index.ts';
import { citations, clauseFacts } from '../clause-facts.ts';
import { serverClauseFacts } from '../server-clause-facts.ts';
import { clauseMap, references } from './cross-references.ts';

const i18n = createI18n();
await addLaterTexts(i18n);
const { t } = i18n;
const stepsOf = { provisioning: [0, 1, 2, 'use'], regroup: [0, 1, 2, 3, 4, 5, 6, 'use'] } as const;
type Figure = keyof typeof stepsOf;

const factsOf = (figure: Figure, step: Step) => clauseFacts(step, figure === 'regroup');
const pointOf = (figure: Figure, step: Step, name: string) =>
  factsOf(figure, step).points.find((point) => point.name === name);
const textOf = (figure: Figure, step: Step, name: string) =>
  t(`inspector.clause.${factsOf(figure, step).key}.${name}`);
const pointsText = (figure: Figure, step: Step) =>
  factsOf(figure, step)
    .points.map(({ name }) => textOf(figure, step, name))
    .join(' ');
const referenceTexts = (figure: Figure, step: Step) =>
  references(step, figure === 'regroup').map(({ name, step: number }) =>
    t(`inspector.clause.reference.${name}`, { step: number }),
  );

describe('the Clause tab', () => {
  it.each(['provisioning', 'regroup'] as const)('has a text for every point of %s', (figure) => {
    const missing = stepsOf[figure].flatMap((step: Step) => {
      const { key, points } = factsOf(figure, step);
      const said = references(step, figure === 'regroup');
      const keys = [
        ...['title', ...points.map(({ name }) => name)].map((name) => `${key}.${name}`),
        ...points.flatMap(({ mark }) => (mark ? [`mark.${mark}`] : [])),
        ...said.map(({ name }) => `reference.${name}`),
      ];
      return keys.filter((one) => !i18n.exists(`inspector.clause.${one}`));
    });
    expect(missing).toEqual([]);
  });

  it('[pCR 33.179 §7.4.4.3] cites the regroup in each of its steps', () => {
    const steps: readonly Step[] = [0, 1, 2, 3, 4, 5, 6];
    const clauses = steps.map((step) => clauseFacts(step, true).clauses[0]);
    expect(new Set(clauses)).toEqual(new Set(['pCR 33.179 §7.4.4.3']));
    expect(new Set(steps.map((step) => clauseFacts(step, true).key)).size).toBe(7);
  });

  it('[pCR 33.179 §7.4.4.2] cites the regroup inside one system where it goes as Figure 7.4.2-1', () => {
    const steps: readonly Step[] = [0, 1, 2];
    const clauses = steps.map((step) => clauseFacts(step, false, 'inside').clauses.slice(0, 2));
    expect(clauses.map(([first]) => first)).toEqual([
      'pCR 33.179 §7.4.2',
      ...['pCR 33.179 §7.4.4.2', 'pCR 33.179 §7.4.4.2'],
    ]);
    expect(clauses[1]?.[1]).toBe('pCR 33.179 §7.4.2');
  });

  it.each([
    ['floor-under-csk', 'client', 'TS 33.180 §5.4'],
    ['musik', 'multicast', 'TS 33.180 §5.8.1'],
  ] as const)(
    '[Keyladder §designs] steps with the MCPTT server of %s are no step of the contribution',
    (...asked) => {
      const [name, serverKey, clause] = asked;
      const design = designNamed(name);
      for (const step of [7, 8, 9, 10] as const) {
        const facts = serverClauseFacts(step, design);
        expect(facts?.key).toBe(`server.${serverKey}.${step % 2 === 1 ? 'message' : 'answer'}`);
        expect(facts?.clauses).toEqual([clause, 'TS 33.180 §E.4']);
        expect(facts?.points).toContainEqual({ name: 'figure', mark: 'own' });
        const names = ['title', ...(facts?.points ?? []).map((point) => point.name)];
        const keys = names.map((one) => `inspector.clause.${facts?.key}.${one}`);
        expect(keys.filter((one) => !i18n.exists(one))).toEqual([]);
      }
      expect(serverClauseFacts(2, design)).toBeNull();
      expect(serverClauseFacts(7, designNamed('single'))).toBeNull();
    },
  );

  it('[corrections 5] the members of the partner system: a consequence, with its own sources', () => {
    const members = pointOf('regroup', 3, 'members');
    expect(members?.mark).toBe('consequence');
    expect(members?.clauses).toEqual(['TS 23.280 §10.2.4.2', 'TS 23.280 §10.2.4.3']);
    expect(t('inspector.clause.mark.consequence')).toContain('not in the contribution');
    const all = stepsOf.regroup.flatMap((step) => factsOf('regroup', step).clauses);
    expect(all.filter((clause) => clause.startsWith('TS 23.280'))).toEqual([]);
  });

  it('[corrections 16] clause 13 of TS 24.380 is cited with the release it was read in', () => {
    expect(citations(factsOf('regroup', 'use').clauses, t)).toContain(
      'TS 24.380 §13.1 (read in Release 18)',
    );
    expect(citations(['TS 24.380 §8.1.2'], t)).toBe('TS 24.380 §8.1.2');
    expect(t('inspector.clause.document.TS-24-380')).toContain('Release 18');
    expect(textOf('provisioning', 'use', 'unicast')).toContain('Release 18');
    expect(t('ladder.use.note')).toContain('Release 18');
  });
});

describe('the tool’s own choices in the Clause tab', () => {
  it('[corrections own choices] the same GMK under a held GMK-ID is an update', () => {
    expect(pointOf('provisioning', 2, 'update')?.mark).toBe('own');
    expect(pointOf('provisioning', 2, 'duplicate')?.mark).toBeUndefined();
    expect(textOf('provisioning', 2, 'update')).toContain('not a duplicate for an existing GMK');
  });

  it('[corrections own choices] the order of the checks, and why', () => {
    expect(pointOf('provisioning', 2, 'order')?.mark).toBe('own');
    expect(textOf('provisioning', 2, 'order')).toMatch(/no order.*eight.*cheap.*decrypted/i);
    expect(textOf('provisioning', 2, 'signature')).not.toMatch(/first/);
  });

  it.each([2, 5, 6] as const)('[corrections own choices] an error at step %i', (step) => {
    expect(pointOf('regroup', step, 'error')?.mark).toBe('own');
    expect(textOf('regroup', step, 'error')).toContain('lets this step acknowledge only');
    expect(pointOf('regroup', step, 'ok')?.mark).toBeUndefined();
    expect(textOf('regroup', step, 'ok')).not.toMatch(/error/);
  });

  it('[corrections own choices] one RAND is inferred, in one system as in two', () => {
    for (const rand of [
      pointOf('provisioning', 1, 'rand'),
      pointOf('regroup', 1, 'rand'),
      pointOf('regroup', 4, 'rand'),
    ]) {
      expect(rand?.mark).toBe('inferred');
      expect(rand?.clauses).toContain('RFC 3830 §6.11');
    }
    expect(textOf('provisioning', 1, 'rand')).toMatch(/derivation of the SRTP keys.*CSB ID of its/);
  });
});

describe('the cross-references of a step', () => {
  const draftNumbers = 'numbers of the 2015 draft of TS 23.179';

  it('[corrections cross-references] the flow of TS 23.179, in the numbers of its draft', () => {
    const steps = [
      ['provisioning', 1, 'Step 3 of TS 23.179 §10.5'],
      ['regroup', 1, 'Step 8 of TS 23.179 §10.6.2.2'],
      ['regroup', 3, 'Step 9 of TS 23.179 §10.6.2.2'],
      ['regroup', 4, 'Step 11 of TS 23.179 §10.6.2.2'],
    ] as const;
    for (const [figure, step, flow] of steps) {
      expect(referenceTexts(figure, step)[0]).toBe(`${flow}: ${draftNumbers}.`);
      const cited = citations(factsOf(figure, step).clauses, t);
      expect(cited).toMatch(/TS 23\.179 §[\d.]+ \(numbers of the 2015 draft of TS 23\.179\)/);
    }
    expect(t('inspector.clause.document.TS-23-179')).toContain(draftNumbers);
  });

  it('[corrections cross-references] what the published texts have instead', () => {
    expect(referenceTexts('provisioning', 1).join(' ')).toMatch(
      /pre-established session.*§10\.4\.3.*step 4 of TS 23\.280 §10\.2\.3.*No published flow/,
    );
    expect(referenceTexts('regroup', 4).join(' ')).toMatch(
      /flows of the group call.*§10\.4\.4\.2.*TS 23\.280 §10\.2\.4\.2.*No published flow/,
    );
    const inferred = references(4, true).filter(({ mark }) => mark === 'inferred');
    expect(inferred.map(({ name }) => name)).toEqual(['regroupMeant', 'regroupLater']);
  });

  it('[corrections cross-references] “following 7.4.1” in steps 1 and 3', () => {
    const follows = stepsOf.regroup.filter((step) =>
      references(step, true).some(({ name }) => name === 'following'),
    );
    expect(follows).toEqual([1, 3]);
  });

  it('[corrections cross-references] step 0 has two KMSs where Release 13 assumes one', () => {
    expect(referenceTexts('regroup', 0).join(' ')).toMatch(/one KMS \(§7\.1, NOTE 1\).*two KMSs/);
    expect(t('inspector.clause.publishedText')).toMatch(/only off the network \(§7\.1\)/);
  });

  it('[corrections cross-references] the map from the draft to TS 33.180, with its marks', () => {
    expect(clauseMap(2, false)).toEqual([
      {
        draft: ['7.4.2', 'Figure 7.4.2-1'],
        published: [{ text: '7.3.2', mark: 'inferred' }],
        later: [{ text: '5.7', mark: 'inferred' }],
      },
    ]);
    const [payload, dynamic, regroup] = clauseMap(3, true);
    expect(payload?.draft).toEqual(['7.4.1']);
    expect(payload?.published).toEqual([{ text: '7.3.1' }]);
    expect(dynamic?.later).toEqual([{ text: '7.3.3' }]);
    expect(regroup?.published).toEqual([
      { text: '7.3.4.3', mark: 'inferred' },
      { text: 'Figure 7.3.4.3-1', mark: 'inferred' },
    ]);
    expect(regroup?.later.map(({ mark }) => mark)).toEqual(['inferred', 'unverified']);
    expect(clauseMap('use', false)[0]?.later).toEqual([{ text: '7.4.2' }]);
  });

  it('[corrections 8] no step but the first of Figure 7.4.2-1 calls its message by the payload', () => {
    expect(pointsText('regroup', 3)).not.toContain('(Group Key Transport payload)');
    expect(t('trace.step.payload')).toBe('(Group Key Transport payload)');
  });
});
