import { type DocumentId, documentOf, documents, type TraceEvent } from '../engine/index.ts';
import { markedText } from './marked-text.ts';
import type { PaperBlock, PaperText } from './paper.ts';
import { type PaperSubject, type PaperWords, sidesIn } from './subject.ts';

/** What every paper cites, as [1] and [2]. */
const first: readonly DocumentId[] = ['pCR 33.179', 'TS 33.179'];

/** What the stage 3 messages, which are counted, are composed after. */
const carrier: readonly DocumentId[] = ['TS 24.481', 'RFC 4825', 'RFC 5875'];

/** Whose versions the catalogue tells. */
const withVersion: readonly DocumentId[] = [
  ...first,
  ...(['TS 33.180', 'TS 23.179', 'TS 23.280', 'TS 24.380', 'TS 24.481'] as const),
];

/** The documents that the runs rest on, with the versions meant and what of them is not verified. */
export function referencesOf(subject: PaperSubject, words: PaperWords): readonly PaperBlock[] {
  const cited = new Set(sidesIn(subject).flatMap(({ events }) => citedBy(events)));
  for (const id of carrier) cited.add(id);
  const others = documents.filter((id) => cited.has(id) && !first.includes(id));
  return [
    { kind: 'references', items: [...first, ...others].map((id) => referenceTo(id, words)) },
    { kind: 'text', text: [words.t('paper.reference.note')] },
  ];
}

/** The documents that events cite; what the tool chose itself is no document. */
function citedBy(events: readonly TraceEvent[]): readonly DocumentId[] {
  const clauses = new Set(events.flatMap((event) => ('clause' in event ? [event.clause] : [])));
  return [...clauses].map(documentOf).filter((id) => id !== 'Keyladder');
}

function referenceTo(id: DocumentId, { t }: PaperWords): PaperText {
  const key = id.replaceAll(/[ .]/g, '-');
  const title = t(`inspector.clause.document.${key}`);
  const document = id.replace(/^TS /, '3GPP TS ').replace(/^RFC /, 'IETF RFC ');
  if (!withVersion.includes(id)) return [t('paper.reference.plain', { document, title })];
  const version = t(`paper.reference.versionOf.${key}`);
  return markedText(t('paper.reference.version', { document, version, title }));
}
