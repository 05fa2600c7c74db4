import { useState } from 'react';
import type { DueCheck } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { ClauseMark } from '../clause-mark.tsx';
import { markTerms } from '../glossary.ts';
import { TermParts } from '../term-text.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './checks.module.css';
import { groundsOf } from './own-checks.ts';
import { ShowWhatStops } from './show-what-stops.tsx';
import { SkipToggle } from './skip-toggle.tsx';

type Props = Readonly<{ event: DueCheck; isCurrent: boolean }>;

/** What a check is for: which attack or mistake it stops, what would come of leaving it out, and who
 *  says so; what it stops, to be seen, and the control that leaves it out. Open at the current check,
 *  elsewhere when asked for. The words are the same whatever the check comes to, so they give no
 *  prediction away. */
export function CheckPurpose({ event, isCurrent }: Props) {
  const { t } = useTranslation();
  const [chosen, choose] = useState<boolean | null>(null);
  const open = chosen ?? isCurrent;
  return (
    <details
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open !== open) choose(currentTarget.open);
      }}
    >
      <summary className={classes.explain}>{t('inspector.check.purpose')}</summary>
      {open && (
        <>
          <Purpose check={event.check} />
          <ShowWhatStops check={event.check} party={event.actor} />
          <SkipToggle event={event} />
        </>
      )}
    </details>
  );
}

function Purpose({ check }: Pick<DueCheck, 'check'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [stops = [], without = []] = markTerms([
    t(`checks.why.${check}.stops`),
    t(`checks.why.${check}.without`),
  ]);
  const { clauses, whyClause } = groundsOf(check);
  return (
    <>
      <dl className={classes.purpose}>
        <dt>{t('inspector.check.stops')}</dt>
        <dd>
          <TermParts parts={stops} />
        </dd>
        <dt>{t('inspector.check.without')}</dt>
        <dd>
          <TermParts parts={without} />
        </dd>
      </dl>
      <p className={classes.choice}>
        {t('inspector.check.restsOn', { clauses: formats.list(clauses) })}{' '}
        {whyClause ? (
          t('inspector.check.whyGiven', { clause: whyClause })
        ) : (
          <>
            {t('inspector.check.whyInferred')}
            <ClauseMark mark="inferred" />
          </>
        )}
      </p>
    </>
  );
}
