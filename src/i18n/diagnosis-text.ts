import type { SaidFact } from './fact-text.ts';

/** A diagnosis of the engine as text. Screen and command line tell it with this. */

export type SaidDiagnosis = Readonly<{
  text: SaidFact;
  clause: string;
  grade: 'proved' | 'fits' | 'cannot be tested';
  others: readonly Readonly<{ text: SaidFact; same: boolean }>[];
  thenPasses: Readonly<{ passes: readonly string[]; stopsAt: Readonly<{ code: string }> | null }>;
  further: SaidDiagnosis | null;
}>;

/** What it is told with: texts of the catalogue, facts, and the check that ends in a code. */
export type DiagnosisWords = Readonly<{
  text: (key: string, values?: Record<string, unknown>) => string;
  tell: (fact: SaidFact) => string;
  checkOf: (code: string) => string;
}>;

/** The name of a grade in the catalogue. */
export const gradeKeys = {
  proved: 'proved',
  fits: 'fits',
  'cannot be tested': 'untestable',
} as const satisfies Record<SaidDiagnosis['grade'], string>;

/** How far the checks pass with it; null where that says nothing. */
export function thenText(
  { thenPasses: { passes, stopsAt } }: Pick<SaidDiagnosis, 'thenPasses'>,
  { text, checkOf }: DiagnosisWords,
): string | null {
  if (passes.length === 0) return null;
  if (stopsAt === null) return text('diagnosis.allPass');
  return text('diagnosis.stops', { check: checkOf(stopsAt.code) });
}

/** A diagnosis in a paragraph, with what is found behind it. */
export function diagnosisText(
  diagnosis: SaidDiagnosis,
  words: DiagnosisWords,
  key: 'diagnosis.said' | 'diagnosis.furtherSaid' = 'diagnosis.said',
): string {
  const { clause, grade, others, further } = diagnosis;
  const { text, tell } = words;
  const values = { text: tell(diagnosis.text), clause };
  return [
    text(key, { ...values, grade: text(`diagnosis.grade.${gradeKeys[grade]}`) }),
    ...others
      .filter(({ same }) => same)
      .map((other) => text('diagnosis.same', { text: tell(other.text) })),
    ...[thenText(diagnosis, words) ?? []].flat(),
    ...(further ? [diagnosisText(further, words, 'diagnosis.furtherSaid')] : []),
  ].join(' ');
}
