import { IconArrowBackUp } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Shown } from '../../store/selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { markTerms } from '../glossary.ts';
import { stepFacts } from '../step-facts.ts';
import { TermParts } from '../term-text.tsx';
import { AttackSide } from './attack-side.tsx';
import frame from './inspector.module.css';
import classes from './step.module.css';
import { StepRows } from './step-rows.tsx';
import { aftermath, stepStory } from './step-story.ts';
import { useInspected } from './use-inspected.ts';

/** The step of the shown event: who does what, why, what to watch for, and the way to what is in it. */
export function StepTab({ shown }: { shown: Shown }) {
  const { t, i18n } = useTranslation();
  const { trace, events, actors, reached } = useInspected();
  const level = useAppStore((state) => state.level);
  const selectEvent = useAppStore((state) => state.selectEvent);
  const { event, index } = shown;
  const facts = useMemo(
    () => stepFacts(events, actors, { index, reached, level }),
    [events, actors, index, reached, level],
  );
  const story = useMemo(() => stepStory(trace.source, event), [trace.source, event]);
  if (!i18n.exists('step.why')) return null;
  const values = {
    keys: t(`step.keys.${story.keys}`),
    newKeys: t(`step.newKeys.${story.keys}`),
    payload: t(`step.payload.${story.payload}`),
  };
  const told = ['what', 'why', 'watch'].map((name) => t(`step.${story.key}.${name}`, values));
  const [what = [], why = [], watch = []] = markTerms(told);
  const after = aftermath(trace.source, event, facts);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={frame.scroll} tabIndex={0} aria-label={t('inspector.tab.step')}>
      <h2 className={classes.title}>{t(`step.${story.key}.title`)}</h2>
      {shown.chosen && (
        <LinkButton className={frame.link} onClick={() => selectEvent(null)}>
          <IconArrowBackUp size={14} aria-hidden />
          {t('inspector.toCursor')}
        </LinkButton>
      )}
      <p className={classes.text}>
        <TermParts parts={what} />
        {story.more.map((name) => ` ${t(`step.more.${name}`)}`)}
      </p>
      {after.map((name) => (
        <p key={name} className={classes.after}>
          {t(`step.after.${name}`)}
        </p>
      ))}
      <AttackSide shown={shown} />
      <h3 className={frame.heading}>{t('step.why')}</h3>
      <p className={classes.text}>
        <TermParts parts={why} />
      </p>
      <h3 className={frame.heading}>{t('step.watch')}</h3>
      <p className={classes.text}>
        <TermParts parts={watch} />
      </p>
      <StepRows shown={shown} facts={facts} />
    </section>
  );
}
