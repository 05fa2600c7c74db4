import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { procedures } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { type ClauseSection, clauseSections } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { OwnClause, useOwnClause } from '../own-clause.tsx';
import { useIsRegroup } from '../use-actor-names.ts';
import { ClauseChange } from './clause-change.tsx';
import { ClauseOpenPoints } from './clause-open-points.tsx';
import { ClauseSentences } from './clause-sentences.tsx';
import classes from './clauses.module.css';
import { CoverageSection } from './coverage-section.tsx';
import { FateSection, MapSection, VersionSection } from './fate-sections.tsx';
import { Stage3Section } from './stage3-section.tsx';

const sections = {
  change: Change,
  sentences: Sentences,
  map: MapSection,
  fate: FateSection,
  stage3: Stage3Section,
  versions: VersionSection,
  coverage: CoverageSection,
} as const satisfies Readonly<Record<ClauseSection, unknown>>;

/** The standards desk: what the contribution says and changes, what became of it, and what rests on it. */
export function ClausesScreen() {
  const { t } = useTranslation();
  const section = useAppStore((state) => state.clauseSection);
  const show = useAppStore((state) => state.showClauseSection);
  useEffect(() => {
    if (section !== null) goTo(section);
  }, [section]);
  return (
    <section className={classes.screen} aria-label={t('app.screen.clauses')}>
      <header className={classes.head}>
        <h2>{t('app.screen.clauses')}</h2>
        <nav aria-label={t('clauses.contents')}>
          {clauseSections.map((name) => (
            <Button
              key={name}
              size="compact-sm"
              variant="default"
              onClick={() => {
                show(name);
                goTo(name);
              }}
            >
              {t(`clauses.section.${name}`)}
            </Button>
          ))}
        </nav>
      </header>
      <section
        className={classes.body}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
        tabIndex={0}
        aria-label={t('clauses.contents')}
      >
        {clauseSections.map((name) => {
          const Section = sections[name];
          return (
            <section key={name} aria-labelledby={headingId(name)}>
              <h2 id={headingId(name)} tabIndex={-1}>
                {t(`clauses.section.${name}`)}
              </h2>
              <Section />
            </section>
          );
        })}
      </section>
    </section>
  );
}

const headingId = (name: string) => `kl-clauses-${name}`;

/** Puts a section at the top, and the focus on its heading. */
function goTo(name: string): void {
  const heading = document.getElementById(headingId(name));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

function Change() {
  const { t } = useTranslation();
  const regroup = useIsRegroup();
  const own = useOwnClause();
  return (
    <div className={classes.change}>
      <div>
        <ClauseChange regroup={regroup} />
        <ClauseOpenPoints />
      </div>
      <div>
        <p className={classes.note}>{t('clauses.own')}</p>
        <OwnClause {...own} />
      </div>
    </div>
  );
}

function Sentences() {
  return (
    <div className={classes.clauses}>
      {procedures.map((procedure) => (
        <ClauseSentences key={procedure} procedure={procedure} />
      ))}
    </div>
  );
}
