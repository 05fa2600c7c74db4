import { planOf } from '../engine/index.ts';
import { captionKey } from '../views/act-words.ts';
import { changedClause } from './changed-clause.ts';
import { introductionOf } from './introduction-of.ts';
import { markedText } from './marked-text.ts';
import { numbersOf } from './numbers-of.ts';
import type { HeadLine, Paper, PaperBlock } from './paper.ts';
import { referencesOf } from './references-of.ts';
import type { PaperInput, PaperSubject, PaperWords, Sheets } from './subject.ts';

/** A discussion paper on a run or on two runs, from the words of a language. It is never more than a
 *  document for discussion: what only a meeting gives is left to be filled in. */
export function paperOf(input: PaperInput): Paper {
  const { subject, made, words } = input;
  const title = titleOf(subject, words);
  return {
    language: words.language,
    title,
    captionMark: words.t('paper.label.mark'),
    creator: `Keyladder ${made.version}`,
    author: words.t('paper.author'),
    date: made.date,
    head: headOf(title, words),
    blocks: sectionsOf(input)
      .filter(([, blocks]) => blocks.length > 0)
      .flatMap(([name, blocks], at) => [
        { kind: 'heading' as const, text: `${at + 1}\t${words.t(`paper.section.${name}`)}` },
        ...blocks,
      ]),
  };
}

function titleOf(subject: PaperSubject, { t }: PaperWords): string {
  switch (subject.kind) {
    case 'designs':
      return t('paper.title.comparison', { left: subject.left.name, right: subject.right.name });
    case 'check':
      return t('paper.title.check', { check: subject.check });
    case 'run':
      return t('paper.title.run', { design: subject.left.name });
  }
}

function headOf(title: string, { t }: PaperWords): readonly HeadLine[] {
  const text = (name: string) => markedText(t(`paper.head.${name}`));
  const named = (name: string, said = text(`${name}Text`)) => ({
    name: t(`paper.head.${name}`),
    text: said,
  });
  return [
    { left: text('meeting'), right: text('document') },
    { left: text('place'), right: [] },
    named('source'),
    named('title', [title]),
    named('agenda'),
    named('for'),
  ];
}

type Section = readonly [name: string, blocks: readonly PaperBlock[]];

function sectionsOf(input: PaperInput): readonly Section[] {
  const { subject, parts, words } = input;
  return [
    ['introduction', introductionOf(input)],
    ['figures', figuresOf(input)],
    ['numbers', parts.includes('numbers') ? numbersOf(subject, words) : []],
    ['clause', parts.includes('clause') ? clauseOf(input) : []],
    ['open', openPoints(words)],
    ['references', parts.includes('references') ? referencesOf(subject, words) : []],
    ['run', runOf(input)],
  ];
}

/** Of two runs the figure of each; of one its figure and what the figure does not tell, its members. */
function figuresOf({ subject, pictures, words: { t } }: PaperInput): readonly PaperBlock[] {
  if (pictures === null) return [];
  const { left } = subject;
  const caption = t(captionKey(planOf(left.scenario)));
  const captionOf = (design: string, form: 'figure' | 'members') =>
    t(`paper.figure.${form}`, { design, caption });
  const captions = [
    captionOf(left.name, 'figure'),
    subject.kind === 'run'
      ? captionOf(left.name, 'members')
      : captionOf(subject.right.name, 'figure'),
  ];
  return pictures.map((sheets, at) => ({
    kind: 'figure',
    numbered: {
      id: `figure-${at + 1}`,
      series: 'Figure',
      label: t('paper.label.Figure'),
      number: at + 1,
    },
    caption: wholeOrPart(captions[at] ?? '', sheets, t),
    sheets: sheets.shown,
  }));
}

/** A caption that says how much of a long drawing is left out. */
const wholeOrPart = (caption: string, { shown, total }: Sheets, t: PaperWords['t']) =>
  shown.length === total
    ? caption
    : t('paper.figure.part', { caption, shown: shown.length, total });

/** The author's own wording with its changes; nothing where none was given. */
function clauseOf({ clause, words: { t } }: PaperInput): readonly PaperBlock[] {
  const paragraphs = changedClause(clause);
  if (paragraphs.length === 0) return [];
  const changed = paragraphs.some(({ spans }) => spans.some(({ change }) => change !== 'same'));
  return [
    {
      kind: 'text',
      text: [t('paper.clause.own'), ...(changed ? [] : [` ${t('paper.clause.same')}`])],
    },
    { kind: 'change', begin: t('paper.clause.begin'), end: t('paper.clause.end'), paragraphs },
  ];
}

const leftOpen = ['format', 'marking', 'partial'] as const;
const unverified = ['adopted', 'layout', 'errorCoding'] as const;

/** What the contribution leaves open, and what could not be verified, as the page says it. */
function openPoints({ t }: PaperWords): readonly PaperBlock[] {
  const list = (title: string, items: readonly string[]): PaperBlock[] => [
    { kind: 'lead', text: [t(`paper.open.${title}`)] },
    { kind: 'items', items: items.map((item) => [item]) },
  ];
  const point = (name: string) =>
    t('paper.open.point', {
      title: t(`inspector.clause.open.${name}.title`),
      text: t(`inspector.clause.open.${name}.text`),
    });
  return [
    ...list('contribution', leftOpen.map(point)),
    ...list(
      'unverified',
      unverified.map((name) => t(`inspector.clause.unverified.${name}`)),
    ),
  ];
}

/** Longest address that Word takes for a link. */
const longestAddress = 2_000;

/** With what the paper was made, and where the run is found again. */
function runOf({ subject, made, words: { t } }: PaperInput): readonly PaperBlock[] {
  const { version, date, link } = made;
  const { seed } = subject.left.scenario;
  const said = t('paper.run.made', { version, date, seed });
  const isAddress = link.includes('://');
  if (isAddress && link.length <= longestAddress) {
    const opens = { kind: 'link' as const, text: t('paper.run.open'), address: link };
    return [{ kind: 'text', text: [`${said} `, opens] }];
  }
  return [
    { kind: 'lead', text: [said, ' ', t(`paper.run.${isAddress ? 'long' : 'behind'}`)] },
    { kind: 'text', text: [{ kind: 'code', text: link }] },
  ];
}
