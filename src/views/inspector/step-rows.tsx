import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import { focusOf } from '../../store/trace-index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { isOpened } from '../opened-message.ts';
import type { FactsOfStep } from '../step-facts.ts';
import { stepLines } from '../step-lines.ts';
import { useClauseFacts } from '../use-clause-facts.ts';
import { useFormats } from '../use-formats.ts';
import frame from './inspector.module.css';
import classes from './step.module.css';
import { useNames } from './use-names.ts';

type Props = Readonly<{ shown: Shown; facts: FactsOfStep }>;

const isOfUse = ({ event: { kind, step } }: Shown) => step === 'use' || kind === 'outcome';

/** What is in the step, as rows that lead there. */
export function StepRows({ shown, facts }: Props) {
  const { t } = useTranslation();
  const { list } = useFormats();
  const names = useNames();
  const selectEvent = useAppStore((state) => state.selectEvent);
  const isOfAll = useAppStore((state) => state.level === 'figure') || isOfUse(shown);
  const title = isOfAll
    ? t('step.inStep')
    : t('step.inStepOf', { actor: names.actor(focusOf(shown.event)) });
  const lines = stepLines(facts, { words: (key, values = {}) => t(key, values), list, names });
  return (
    <>
      <h3 className={frame.heading}>{title}</h3>
      {facts.events === 0 && <p className={frame.hint}>{t('step.ahead')}</p>}
      <dl className={classes.rows}>
        {lines.map(({ name, text, first, failed }) => (
          <Row key={name} name={name} onClick={() => first !== undefined && selectEvent(first)}>
            <span className={failed ? classes.failed : undefined}>{text}</span>
          </Row>
        ))}
        <ClauseRow shown={shown} />
      </dl>
    </>
  );
}

type RowProps = Readonly<{ name: string; onClick: () => void; children: ReactNode }>;

function Row({ name, onClick, children }: RowProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <LinkButton className={classes.go} onClick={onClick}>
          {children}
        </LinkButton>
      </dd>
    </div>
  );
}

function ClauseRow({ shown }: Pick<Props, 'shown'>) {
  const { t } = useTranslation();
  const openTab = useAppStore((state) => state.openTab);
  const { event } = shown;
  const step = event.kind === 'outcome' ? 'use' : event.step;
  const { facts, variant, isOfFigure } = useClauseFacts(step);
  const [clause = ''] = facts.clauses;
  // The steps are those of the figure: a clause that goes as one has no numbers of its own.
  const isNumbered = step !== 'use' && !isOpened(event) && (variant === null || step === 0);
  const cited = isNumbered ? t('step.clause', { clause, step }) : clause;
  return (
    <Row name={t('step.row.clause')} onClick={() => openTab('clause')}>
      {isOfFigure ? cited : t('step.clauseOfNoFigure', { clause: facts.clauses.join(' · ') })}
    </Row>
  );
}
