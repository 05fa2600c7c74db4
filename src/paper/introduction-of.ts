import { hasPartner } from '../engine/index.ts';
import { claimOf } from '../views/compare/claim.ts';
import { claimGroupWords, claimSideWords, claimWords } from '../views/compare/claim-words.ts';
import { markedText } from './marked-text.ts';
import type { PaperBlock } from './paper.ts';
import type { PaperInput, PaperSubject, PaperWords } from './subject.ts';

/** What the paper is about, in words. */
export function introductionOf({ subject, pictures, parts, made, words }: PaperInput) {
  const { t } = words;
  const { kind, left } = subject;
  const figure = hasPartner(left.scenario) ? 'regroup' : 'provisioning';
  const contribution = t('paper.introduction.contribution', {
    word: t('inspector.clause.wordNew'),
    added: t('inspector.clause.addedText'),
  });
  const shown = [
    ...(pictures === null ? [] : [t(`paper.introduction.figures.${kind}`)]),
    ...(parts.includes('numbers') ? [t(`paper.introduction.numbers.${kind}`)] : []),
  ];
  const paragraphs = [
    t(`paper.introduction.${figure}`),
    contribution,
    shown.join(' '),
    outcomeOf(subject, words),
    t('paper.introduction.made', { version: made.version }),
  ];
  return paragraphs
    .filter((text) => text !== '')
    .map((text): PaperBlock => ({ kind: 'text', text: markedText(text) }));
}

/** What the runs came to: of two designs the claim, of a run what it sent. Two runs that differ by a check
 *  make no such claim. */
function outcomeOf(subject: PaperSubject, { t, formats }: PaperWords): string {
  const { kind, left } = subject;
  if (kind === 'check') return '';
  const right = kind === 'run' ? left : subject.right;
  const claim = claimOf(left.scenario, left, right);
  if (kind === 'designs') {
    return claimWords(claim, 'paper', { left: left.short, right: right.short }, t, formats);
  }
  return t('paper.introduction.single', {
    group: claimGroupWords(claim, t, formats),
    side: claimSideWords(claim, 'left', left.short, t, formats),
    carrier: formats.number(claim.left.carrierMessages),
  });
}
