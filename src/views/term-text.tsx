import { Tooltip } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from '../i18n/translation.tsx';
import { type GlossaryTerm, markTerms, type TextPart } from './glossary.ts';
import classes from './term-text.module.css';

const reachable = { hover: true, focus: true, touch: true };

/** A term with a card that explains it, under the pointer and by the Tab key. */
function Term({ term, text }: { term: GlossaryTerm; text: string }) {
  const { t } = useTranslation();
  const card = (
    <>
      <strong>{t(`app.glossary.${term}.term`)}</strong> {t(`app.glossary.${term}.meaning`)}
    </>
  );
  return (
    <Tooltip label={card} multiline maw={300} events={reachable} position="top-start">
      <button type="button" className={classes.term}>
        {text}
      </button>
    </Tooltip>
  );
}

/** Text whose terms are cut out already. */
export function TermParts({ parts }: { parts: readonly TextPart[] }) {
  return parts.map(({ text, term }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
    <Fragment key={index}>{term === undefined ? text : <Term term={term} text={text} />}</Fragment>
  ));
}

/** Text with a card on each term of the glossary. */
export function TermText({ text }: { text: string }) {
  return markTerms([text]).map((parts) => <TermParts key={text} parts={parts} />);
}
