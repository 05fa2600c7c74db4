import { type DocumentId, documents } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import { Badge } from '../../ui/badge.tsx';
import { citations } from '../clause-facts.ts';
import { ClauseMark } from '../clause-mark.tsx';
import { markTerms } from '../glossary.ts';
import { TermParts, TermText } from '../term-text.tsx';
import { useIsRegroup } from '../use-actor-names.ts';
import { useClauseFacts } from '../use-clause-facts.ts';
import classes from './clause.module.css';
import { ClauseChange } from './clause-change.tsx';
import { ClauseOpenPoints } from './clause-open-points.tsx';
import { ClauseReferences } from './clause-references.tsx';

const unverified = ['adopted', 'layout', 'errorCoding', 'mkfc', 'spi'] as const;

/** What the shown step is asked to do, in our own words, and what the contribution changes. */
export function ClauseTab({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const regroup = useIsRegroup();
  const { facts, variant, isOfFigure } = useClauseFacts(shown.event.step);
  const isOfClause = isOfFigure && variant !== 'ends';
  const { key, points, clauses } = facts;
  const texts = markTerms(points.map(({ name }) => t(`inspector.clause.${key}.${name}`)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={classes.scroll} tabIndex={0} aria-label={t('inspector.tab.clause')}>
      <h3 className={classes.heading}>{t(`inspector.clause.${key}.title`)}</h3>
      <p className={classes.cite}>{citations(clauses, t)}</p>
      <ol className={classes.points}>
        {points.map((point, index) => (
          <li key={point.name}>
            <TermParts parts={texts[index] ?? []} />
            <ClauseMark mark={point.mark} />
            {point.clauses && (
              <span className={classes.source}> {citations(point.clauses, t)}</span>
            )}
          </li>
        ))}
      </ol>
      {isOfClause && <ClauseReferences step={shown.event.step} regroup={regroup} />}
      {isOfClause && <ClauseChange regroup={regroup} />}
      {isOfFigure && <ClauseOpenPoints />}
      <h3 className={classes.heading}>{t('inspector.clause.unverifiedTitle')}</h3>
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

/** The title of a document in the catalogue, whose keys have no dots. */
export const documentKey = (id: DocumentId) =>
  `inspector.clause.document.${id.replace(/[ .]/g, '-')}`;

function Documents() {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes.heading}>{t('inspector.clause.documentsTitle')}</h3>
      <dl className={classes.documents}>
        {documents.map((id) => (
          <div key={id}>
            <dt>{id}</dt>
            <dd>{t(documentKey(id))}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
