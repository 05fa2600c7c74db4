import { useTranslation } from 'react-i18next';
import { documents } from '../../engine/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { markTerms } from '../glossary.ts';
import { TermParts, TermText } from '../term-text.tsx';
import { useIsRegroup } from '../use-event-words.ts';
import classes from './clause.module.css';
import { clauseFacts } from './clause-facts.ts';
import { ClauseOpenPoints } from './clause-open-points.tsx';
import frame from './inspector.module.css';
import type { Shown } from './shown-event.ts';

/** Points of the texts that we could not verify. */
const doubtful: readonly string[] = ['csId', 'mkfc', 'floorRequest'];

/** Points that no clause states. */
const ownChoices: readonly string[] = ['rand', 'report'];

function markOf(point: string): string | null {
  if (doubtful.includes(point)) return 'inspector.unverified';
  return ownChoices.includes(point) ? 'inspector.clause.ownChoice' : null;
}

const unverified = ['adopted', 'layout', 'errorCoding', 'mkfc', 'spi'] as const;

/** What the shown step is asked to do, in our own words, and what the contribution changes. */
export function ClauseTab({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const regroup = useIsRegroup();
  const { key, points, clauses } = clauseFacts(shown.event.step, regroup);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={frame.scroll} tabIndex={0} aria-label={t('inspector.tab.clause')}>
      <h3 className={frame.heading}>{t(`inspector.clause.${key}.title`)}</h3>
      <p className={classes.cite}>{clauses.join(' · ')}</p>
      <ol className={classes.points}>
        {markTerms(points.map((point) => t(`inspector.clause.${key}.${point}`))).map(
          (parts, index) => (
            <li key={points[index]}>
              <TermParts parts={parts} />
              <PointMark of={points[index] ?? ''} />
            </li>
          ),
        )}
      </ol>
      <Change regroup={regroup} />
      <ClauseOpenPoints />
      <h3 className={frame.heading}>{t('inspector.clause.unverifiedTitle')}</h3>
      <ul className={classes.points}>
        {unverified.map((key) => (
          <li key={key}>
            <TermText text={t(`inspector.clause.unverified.${key}`)} />{' '}
            <Badge tone="doubt">{t('inspector.unverified')}</Badge>
          </li>
        ))}
      </ul>
      <Documents />
    </section>
  );
}

/** Behind a point that no text we could read states. */
function PointMark({ of }: { of: string }) {
  const { t } = useTranslation();
  const mark = markOf(of);
  if (mark === null) return null;
  return (
    <>
      {' '}
      <Badge tone="doubt">{t(mark)}</Badge>
    </>
  );
}

/** The two proposals: another word, and one procedure for two keys. */
function Change({ regroup }: { regroup: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={frame.heading}>{t('inspector.clause.changeTitle')}</h3>
      <p className={classes.cite}>
        {t(`inspector.clause.${regroup ? 'changeCiteRegroup' : 'changeCite'}`)}
      </p>
      <dl className={classes.change}>
        <dt>{t('inspector.clause.wordLabel')}</dt>
        <dd>
          <p className={classes.words}>
            <del>{t('inspector.clause.oldWord')}</del>
            <span aria-hidden>→</span>
            <ins>{t('inspector.clause.newWord')}</ins>
          </p>
          <del>
            <span className={classes.tag}>{t('inspector.clause.old')}</span>
            <span>{t('inspector.clause.wordOld')}</span>
          </del>
          <ins>
            <span className={classes.tag}>{t('inspector.clause.new')}</span>
            <span>{t('inspector.clause.wordNew')}</span>
          </ins>
          <p>{t('inspector.clause.wordWhy')}</p>
        </dd>
        <dt>{t('inspector.clause.addedLabel')}</dt>
        <dd>
          <ins>
            <span className={classes.tag}>{t('inspector.clause.added')}</span>
            <span>{t(`inspector.clause.${regroup ? 'addedTextRegroup' : 'addedText'}`)}</span>
          </ins>
          <p>{t('inspector.clause.addedWhy')}</p>
        </dd>
      </dl>
    </>
  );
}

function Documents() {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={frame.heading}>{t('inspector.clause.documentsTitle')}</h3>
      <dl className={classes.documents}>
        {Object.entries(documents).map(([id, title]) => (
          <div key={id}>
            <dt>{id}</dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
