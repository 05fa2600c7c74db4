import { describe, expect, it } from 'vitest';
import type { Step } from '../../engine/index.ts';
import { addLaterTexts, createI18n } from '../../i18n/index.ts';
import { clauseFacts } from './clause-facts.ts';

const i18n = createI18n();
await addLaterTexts(i18n);
const stepsOf = { provisioning: [0, 1, 2, 'use'], regroup: [0, 1, 2, 3, 4, 5, 6, 'use'] } as const;

describe('the Clause tab', () => {
  it.each(['provisioning', 'regroup'] as const)('has a text for every point of %s', (figure) => {
    const missing = stepsOf[figure].flatMap((step: Step) => {
      const { key, points } = clauseFacts(step, figure === 'regroup');
      const keys = ['title', ...points].map((point) => `inspector.clause.${key}.${point}`);
      return keys.filter((one) => !i18n.exists(one));
    });
    expect(missing).toEqual([]);
  });

  it('[pCR 33.179 §7.4.4.3] cites the regroup in each of its steps', () => {
    const steps: readonly Step[] = [0, 1, 2, 3, 4, 5, 6];
    const clauses = steps.map((step) => clauseFacts(step, true).clauses[0]);
    expect(new Set(clauses)).toEqual(new Set(['pCR 33.179 §7.4.4.3']));
    expect(new Set(steps.map((step) => clauseFacts(step, true).key)).size).toBe(7);
  });
});
