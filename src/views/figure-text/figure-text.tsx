import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useMemo } from 'react';
import { planOf, type Scenario } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { reachedIn } from '../../store/selectors.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { captionKey } from '../act-words.ts';
import type { DataTable } from '../data-table.ts';
import { outlineOf } from '../figure-outline.ts';
import { TableMenu } from '../table-menu.tsx';
import { useEventWords } from '../use-event-words.ts';
import { useRunContext } from '../use-run-context.ts';
import { useStepNames } from '../use-step-names.ts';
import { figureLines, type InnerLine, plainText, remarks, type StepText } from './figure-lines.ts';
import classes from './figure-text.module.css';

/** The figure as text: a heading a step, below it what has happened, and what is ahead as not yet. */
export function FigureText() {
  const { t, i18n } = useTranslation();
  const source = useAppStore((state) => state.trace.source);
  if (source.kind !== 'scenario' || !i18n.exists('figureText.step')) return null;
  const { gmkMode } = source.scenario;
  const title = t('figureText.title', {
    figure: t(captionKey(planOf(source.scenario))),
    mode: t(`app.topBar.gmkModes.${gmkMode}`),
  });
  return <Steps scenario={source.scenario} title={title} />;
}

function useSteps(scenario: Scenario): readonly StepText[] {
  const { events, actors } = useAppStore((state) => state.trace);
  const cursor = useAppStore((state) => state.cursor);
  const reached = useAppStore(reachedIn);
  const level = useAppStore((state) => state.level);
  const followed = useAppStore((state) => state.followed);
  const unfolded = useAppStore((state) => state.unfolded);
  const names = useStepNames();
  const eventWords = useEventWords();
  return useMemo(() => {
    const place = { cursor, reached, level, followed, unfolded };
    const outline = outlineOf(events, actors, planOf(scenario), place);
    return figureLines(outline, events, place, { ...names, eventWords });
  }, [events, actors, scenario, cursor, reached, level, followed, unfolded, names, eventWords]);
}

function Steps({ scenario, title }: Readonly<{ scenario: Scenario; title: string }>) {
  const { t } = useTranslation();
  const steps = useSteps(scenario);
  const { words } = useStepNames();
  const context = useRunContext();
  const tableOf = (): DataTable => ({
    title,
    heads: [t('figureText.heads.step'), t('figureText.heads.what'), t('figureText.heads.count')],
    rows: steps.flatMap((step) => [
      [step.heading, t('figureText.heads.state'), step.state],
      ...step.lines.map(({ name, text }) => [step.heading, name, text]),
      ...remarks(step).map(({ key, text }) => [step.heading, t(`figureText.${key}`), text]),
    ]),
    context: context(),
    marks: [],
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
    <section className={classes.text} tabIndex={0} aria-label={t('ladder.level.text')}>
      <header className={classes.head}>
        <h2>{title}</h2>
        <TableMenu title={title} file="keyladder-steps" tableOf={tableOf} />
        <CopyButton textOf={() => plainText(title, steps, { words })} />
      </header>
      {steps.map((step) => (
        <Step key={step.key} step={step} />
      ))}
    </section>
  );
}

function CopyButton({ textOf }: Readonly<{ textOf: () => string }>) {
  const { t } = useTranslation();
  const { state, copy } = useCopy();
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconCopy size={14} aria-hidden />}
      onClick={() => copy(textOf())}
    >
      <span aria-live="polite">{t(`figureText.copy.${state}`)}</span>
    </Button>
  );
}

function Step({ step }: Readonly<{ step: StepText }>) {
  const { t } = useTranslation();
  const moveTo = useAppStore((state) => state.moveTo);
  const { heading, state, current, to, lines, inner } = step;
  const more = remarks(step);
  return (
    <section
      className={classes.step}
      aria-label={heading}
      aria-current={current ? 'step' : undefined}
    >
      <h3>
        {to === null ? heading : <LinkButton onClick={() => moveTo(to)}>{heading}</LinkButton>}
        <span className={classes.state}>{state}</span>
      </h3>
      {lines.length + more.length > 0 && (
        <dl>
          {lines.map((line) => (
            <div key={line.name} data-failed={line.failed || undefined}>
              <dt>{line.name}</dt>
              <dd>{line.text}</dd>
            </div>
          ))}
          {more.map(({ key, text }) => (
            <div key={key} data-failed>
              <dt>{t(`figureText.${key}`)}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <Inner lines={inner} />
    </section>
  );
}

function Inner({ lines }: Readonly<{ lines: readonly InnerLine[] }>) {
  const moveTo = useAppStore((state) => state.moveTo);
  if (lines.length === 0) return null;
  return (
    <ol>
      {lines.map(({ to, text, current, inner }) => (
        <li key={to} aria-current={current ? 'step' : undefined}>
          {to === null ? text : <LinkButton onClick={() => moveTo(to)}>{text}</LinkButton>}
          <Inner lines={inner} />
        </li>
      ))}
    </ol>
  );
}
