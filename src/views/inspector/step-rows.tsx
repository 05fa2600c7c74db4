import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckFacts, OperationName } from '../../engine/index.ts';
import type { Shown } from '../../store/selectors.ts';
import { focusOf } from '../../store/trace-index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { isOpened } from '../opened-message.ts';
import { useIsRegroup } from '../use-actor-names.ts';
import { useFormats } from '../use-formats.ts';
import { clauseFacts } from './clause-facts.ts';
import frame from './inspector.module.css';
import classes from './step.module.css';
import type { FactsOfStep } from './step-facts.ts';
import { useNames } from './use-names.ts';

type Props = Readonly<{ shown: Shown; facts: FactsOfStep }>;

/** The calculations worth a word of their own; the others are counted. */
const named: readonly OperationName[] = [
  ...(['gmk', 'sakke-encapsulate', 'eccsi-sign', 'eccsi-verify', 'sakke-decapsulate'] as const),
  ...(['eccsi-issue', 'sakke-issue', 'srtp-protect', 'srtcp-protect'] as const),
  ...(['srtp-unprotect', 'srtcp-unprotect'] as const),
];

/** What is in the step, as rows that lead there. */
export function StepRows({ shown, facts }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const isOfAll = useAppStore((state) => state.level === 'figure') || shown.event.step === 'use';
  const title = isOfAll
    ? t('step.inStep')
    : t('step.inStepOf', { actor: names.actor(focusOf(shown.event)) });
  return (
    <>
      <h3 className={frame.heading}>{title}</h3>
      {facts.events === 0 && <p className={frame.hint}>{t('step.ahead')}</p>}
      <dl className={classes.rows}>
        <Messages facts={facts} />
        <Calculations facts={facts} />
        {facts.checks.map((checks) => (
          <Checks key={checks.kind} checks={checks} />
        ))}
        <Stored facts={facts} />
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

/** Opens the event with the tab that fits its kind. */
function useShow() {
  const selectEvent = useAppStore((state) => state.selectEvent);
  return (id: string | undefined) => () => id !== undefined && selectEvent(id);
}

function Messages({ facts: { messages, octets, fates } }: Pick<Props, 'facts'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const show = useShow();
  if (messages.length === 0) return null;
  const parts = messages.map(({ name, count }) => t(`step.messages.${name}`, { count }));
  const lost = fates.get('dropped') ?? 0;
  if (lost > 0) parts.push(t('step.messages.lost', { count: lost }));
  const { total } = octets;
  const size = total > 0 ? ` · ${t('step.messages.octets', { count: total })}` : '';
  return (
    <Row name={t('step.row.message')} onClick={show(messages[0]?.first)}>
      {formats.list(parts)}
      {size}
    </Row>
  );
}

function Calculations({ facts: { calculations } }: Pick<Props, 'facts'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const show = useShow();
  if (calculations.length === 0) return null;
  const isNamed = ({ name }: (typeof calculations)[number]) => named.includes(name);
  const told = calculations.filter(isNamed);
  const others = calculations.reduce((sum, one) => sum + (isNamed(one) ? 0 : one.count), 0);
  const parts = told.map(({ name, count }) =>
    t('step.calculation.times', { count, name: t(`step.calculation.${name}`) }),
  );
  if (others > 0) parts.push(t('step.calculation.others', { count: others }));
  const [first] = told.length > 0 ? told : calculations;
  return (
    <Row name={t('step.row.calculations')} onClick={show(first?.first)}>
      {formats.list(parts)}
    </Row>
  );
}

function Checks({ checks }: { checks: CheckFacts }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useNames();
  const show = useShow();
  const { kind, actor, actors, count, refused, failed, first } = checks;
  const name = actor
    ? t('step.row.checksOf', { actor: names.short(actor) })
    : t('step.row.checks', { who: t(`step.who.${kind}`) });
  const words = formats.list(failed.map((check) => t(`checks.short.${check}`)));
  const result =
    refused === 0
      ? t('step.checked.passed', { count })
      : t(`step.checked.${actor ? 'refusedOne' : 'refused'}`, { refused, actors, checks: words });
  return (
    <Row name={name} onClick={show(first)}>
      <span className={refused > 0 ? classes.failed : undefined}>{result}</span>
    </Row>
  );
}

function Stored({ facts: { stored, discarded, receivers } }: Pick<Props, 'facts'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const names = useNames();
  const show = useShow();
  if (stored.length === 0) return null;
  const parts = stored.map(({ name, count }) => {
    const key = names.purpose(name);
    const of = Math.max(receivers, count);
    return of > 1 ? t('step.storedBy', { key, count, receivers: of }) : key;
  });
  if (discarded > 0) parts.push(t('step.discarded', { count: discarded }));
  return (
    <Row name={t('step.row.stored')} onClick={show(stored[0]?.first)}>
      {formats.list(parts)}
    </Row>
  );
}

function ClauseRow({ shown }: Pick<Props, 'shown'>) {
  const { t } = useTranslation();
  const regroup = useIsRegroup();
  const openTab = useAppStore((state) => state.openTab);
  const { event } = shown;
  const step = event.kind === 'outcome' ? 'use' : event.step;
  const [clause = ''] = clauseFacts(step, regroup).clauses;
  const isNumbered = step !== 'use' && !isOpened(event);
  return (
    <Row name={t('step.row.clause')} onClick={() => openTab('clause')}>
      {isNumbered ? t('step.clause', { clause, step }) : clause}
    </Row>
  );
}
