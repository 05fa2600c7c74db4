import { useTranslation } from 'react-i18next';
import { documents, type Step } from '../../engine/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { markTerms } from '../glossary.ts';
import { TermParts, TermText } from '../term-text.tsx';
import classes from './clause.module.css';
import { ClauseOpenPoints } from './clause-open-points.tsx';
import frame from './inspector.module.css';
import type { Shown } from './shown-event.ts';

const steps = {
  0: { points: ['keys', 'gms', 'validate'], clauses: ['pCR 33.179 §7.4.2', 'TS 33.179 §7.3.1'] },
  1: {
    points: ['notify', 'encrypt', 'sign', 'identify'],
    clauses: ['pCR 33.179 §7.4.2', 'TS 23.179 §10.5', 'TS 33.179 §E.2'],
  },
  2: {
    points: ['signature', 'authorised', 'extract', 'duplicate', 'error', 'store', 'confirm'],
    clauses: ['pCR 33.179 §7.4.2', 'TS 33.179 §7.3.1'],
  },
} as const;

const unverified = ['adopted', 'layout', 'errorCoding', 'mkfc'] as const;

type Known = keyof typeof steps;

const stepFacts = (step: Step): (typeof steps)[Known] => steps[step as Known] ?? steps[2];

/** What the shown step is asked to do, in our own words, and what the contribution changes. */
export function ClauseTab({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const { step } = shown.event;
  const { points, clauses } = stepFacts(step);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={frame.scroll} tabIndex={0} aria-label={t('inspector.tab.clause')}>
      <h3 className={frame.heading}>{t(`inspector.clause.step.${step}.title`)}</h3>
      <p className={classes.cite}>{clauses.join(' · ')}</p>
      <ol className={classes.points}>
        {markTerms(points.map((point) => t(`inspector.clause.step.${step}.${point}`))).map(
          (parts, index) => (
            <li key={points[index]}>
              <TermParts parts={parts} />
            </li>
          ),
        )}
      </ol>
      <Change />
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

/** The two proposals: another word, and one procedure for two keys. */
function Change() {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={frame.heading}>{t('inspector.clause.changeTitle')}</h3>
      <p className={classes.cite}>{t('inspector.clause.changeCite')}</p>
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
            <span>{t('inspector.clause.addedText')}</span>
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
