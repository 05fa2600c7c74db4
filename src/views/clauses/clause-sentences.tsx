import { Button } from '@mantine/core';
import type { ProcedureName, StepNumber } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { type ClauseFacts, citations, clauseFacts, type Point } from '../clause-facts.ts';
import { ClauseMark } from '../clause-mark.tsx';
import { markTerms } from '../glossary.ts';
import { TermParts } from '../term-text.tsx';
import shared from './clause.module.css';
import { hasMoment, momentOf } from './clause-moments.ts';
import classes from './clauses.module.css';

const steps: Readonly<Record<ProcedureName, readonly StepNumber[]>> = {
  'group-key-provisioning': [0, 1, 2],
  'group-regroup': [0, 1, 2, 3, 4, 5, 6],
};

/** A clause sentence by sentence; what the run on the screen does of it is a way there. */
export function ClauseSentences({ procedure }: { procedure: ProcedureName }) {
  const { t } = useTranslation();
  const runs = useAppStore(({ trace: { source } }) =>
    source.kind === 'scenario' ? source.scenario.procedure : null,
  );
  const changeScenario = useAppStore((state) => state.changeScenario);
  const isRun = runs === procedure;
  return (
    <article className={classes.clause} aria-labelledby={`kl-clause-${procedure}`}>
      <h3 id={`kl-clause-${procedure}`}>{t(`clauses.clause.${procedure}`)}</h3>
      {!isRun && (
        <p className={classes.other}>
          {t('clauses.notRun')}{' '}
          <Button size="compact-sm" variant="default" onClick={() => changeScenario({ procedure })}>
            {t('clauses.runIt')}
          </Button>
        </p>
      )}
      {steps[procedure].map((step) => {
        const facts = clauseFacts(step, procedure === 'group-regroup');
        return <StepSentences key={step} {...{ facts, step, isRun }} />;
      })}
    </article>
  );
}

type StepProps = Readonly<{ facts: ClauseFacts; step: StepNumber; isRun: boolean }>;

function StepSentences({ facts: { key, points, clauses }, step, isRun }: StepProps) {
  const { t } = useTranslation();
  const texts = markTerms(points.map(({ name }) => t(`inspector.clause.${key}.${name}`)));
  return (
    <section>
      <h4>{t(`inspector.clause.${key}.title`)}</h4>
      <p className={shared.cite}>{citations(clauses, t)}</p>
      <ol className={shared.points}>
        {points.map((point, index) => (
          <li key={point.name}>
            <TermParts parts={texts[index] ?? []} />
            <ClauseMark mark={point.mark} />
            {isRun && <Moment {...{ step, point, sentences: key }} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

type MomentProps = Readonly<{ step: StepNumber; sentences: string; point: Point }>;

/** The way to the event that does what a sentence says, or that this run has none. */
function Moment({ step, sentences, point: { name } }: MomentProps) {
  const { t } = useTranslation();
  const id = useAppStore(({ trace: { events } }) => momentOf(events, step, sentences, name));
  const selectEvent = useAppStore((state) => state.selectEvent);
  if (!hasMoment(sentences, name)) return null;
  if (id === null) return <span className={classes.absent}> {t('clauses.notInRun')}</span>;
  const sentence = t(`inspector.clause.${sentences}.${name}`);
  return (
    <>
      {' '}
      <LinkButton aria-label={t('clauses.showOf', { sentence })} onClick={() => selectEvent(id)}>
        {t('clauses.show')}
      </LinkButton>
    </>
  );
}
