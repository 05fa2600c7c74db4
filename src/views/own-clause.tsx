import { Button, Textarea } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from '../i18n/translation.tsx';
import { changedClause, countChanges, isTooLong, longestClause } from '../paper/changed-clause.ts';
import type { ChangedParagraph } from '../paper/paper.ts';
import { type ClauseTexts, keepClause, noClause, readClause } from '../store/kept-clause.ts';
import { MarkedSpans } from './marked-spans.tsx';
import classes from './own-clause.module.css';

const storage = () => window.localStorage;

type Clause = Readonly<{
  texts: ClauseTexts;
  /** Whether the browser keeps them. */
  kept: boolean;
  change: (texts: ClauseTexts) => void;
}>;

/** The author's own wordings, as they were left by the visit before. */
export function useOwnClause(): Clause {
  const [texts, setTexts] = useState(() => readClause(storage));
  const [kept, setKept] = useState(true);
  const change = (next: ClauseTexts) => {
    setTexts(next);
    setKept(keepClause(storage, next));
  };
  return { texts, kept, change };
}

/** Both wordings to be pasted in, and what differs between them. */
export function OwnClause({ texts, kept, change }: Clause) {
  const { t } = useTranslation();
  const late = useDeferredValue(texts);
  const tooLong = isTooLong(texts);
  const changed = useMemo(() => (isTooLong(late) ? [] : changedClause(late)), [late]);
  const { inserted, deleted } = countChanges(changed);
  return (
    <fieldset className={classes.clause}>
      <legend>{t('paper.dialog.clause')}</legend>
      <div className={classes.wordings}>
        {(['before', 'after'] as const).map((side) => (
          <Textarea
            key={side}
            label={t(`paper.dialog.${side}`)}
            value={texts[side]}
            onChange={(event) => change({ ...texts, [side]: event.currentTarget.value })}
            error={texts[side].length > longestClause && tooLong}
            rows={6}
          />
        ))}
      </div>
      <div className={classes.buttons}>
        <span className={classes.note} role="status">
          {tooLong
            ? t('paper.dialog.long', { most: longestClause })
            : changed.length > 0 &&
              t('paper.dialog.changes', {
                inserted: t('paper.dialog.inserted', { count: inserted }),
                deleted: t('paper.dialog.deleted', { count: deleted }),
              })}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          disabled={texts.before === '' && texts.after === ''}
          onClick={() => change(noClause)}
        >
          {t('paper.dialog.forget')}
        </Button>
      </div>
      {changed.length > 0 && <Changes paragraphs={changed} />}
      <p className={classes.note}>{t(`paper.dialog.${kept ? 'kept' : 'notKept'}`)}</p>
    </fieldset>
  );
}

/** The clause with its changes, as the paper has it. */
function Changes({ paragraphs }: Readonly<{ paragraphs: readonly ChangedParagraph[] }>) {
  const { t } = useTranslation();
  return (
    <section
      className={classes.changes}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
      tabIndex={0}
      aria-label={t('paper.dialog.preview')}
    >
      {paragraphs.map(({ spans }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name
        <p key={at}>
          <MarkedSpans spans={spans} />
        </p>
      ))}
    </section>
  );
}
