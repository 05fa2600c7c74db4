import { Button, Checkbox, Progress, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from '../../i18n/translation.tsx';
import type { OpenLesson } from '../../store/lesson-state.ts';
import type { DrawMoment } from '../made-run.ts';
import classes from './handout.module.css';
import {
  firstOptions,
  type HandoutOptions,
  noteForms,
  orientations,
  pageRule,
  papers,
  sheets,
} from './handout-options.ts';
import { HandoutSheet } from './handout-sheet.tsx';
import { type Made, useMadeRuns } from './use-made-runs.tsx';

/** What is to be printed, as it will look, and on which paper. */
export function Handout({ open, draw }: { open: OpenLesson; draw: DrawMoment }) {
  const { t } = useTranslation();
  const [options, setOptions] = useState(firstOptions);
  const made = useMadeRuns(open.lesson, draw);
  const sheet = <HandoutSheet {...{ open, made, options }} />;
  return (
    <div className={classes.screen}>
      <Choices options={options} onChange={(change) => setOptions({ ...options, ...change })} />
      <Drawn made={made} />
      <section
        className={classes.preview}
        data-orientation={options.orientation}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by key
        tabIndex={0}
        aria-label={t('handout.preview')}
      >
        {sheet}
      </section>
      {createPortal(
        <div className={`kl-handout ${classes.print}`}>
          <style>{pageRule(options)}</style>
          {sheet}
        </div>,
        document.body,
      )}
    </div>
  );
}

type ChoicesProps = Readonly<{
  options: HandoutOptions;
  onChange: (change: Partial<HandoutOptions>) => void;
}>;

function Choices({ options, onChange }: ChoicesProps) {
  const { t } = useTranslation();
  const choice = <K extends 'sheet' | 'paper' | 'orientation' | 'notes'>(
    key: K,
    values: readonly HandoutOptions[K][],
  ) => (
    <SegmentedControl
      size="xs"
      aria-label={t(`handout.choice.${key}`)}
      value={options[key]}
      onChange={(value) => onChange({ [key]: value })}
      data={values.map((value) => ({ value, label: t(`handout.${key}.${value}`) }))}
    />
  );
  return (
    <div className={classes.choices}>
      {choice('sheet', sheets)}
      {choice('paper', papers)}
      {choice('orientation', orientations)}
      {options.sheet === 'lesson' && choice('notes', noteForms)}
      <Checkbox
        size="xs"
        label={t('handout.grey')}
        checked={options.grey}
        onChange={(event) => onChange({ grey: event.currentTarget.checked })}
      />
      <Button
        size="compact-sm"
        leftSection={<IconPrinter size={16} aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {t('handout.print')}
      </Button>
    </div>
  );
}

/** How far the pictures are; what is printed before has gaps. */
function Drawn({ made: { status, done, total } }: { made: Made }) {
  const { t } = useTranslation();
  return (
    <div className={classes.drawn}>
      <p role="status">{t(`handout.drawn.${status}`, { done, total })}</p>
      {status === 'running' && (
        <Progress
          size="sm"
          value={total === 0 ? 0 : (100 * done) / total}
          transitionDuration={0}
          aria-label={t('handout.drawing')}
        />
      )}
    </div>
  );
}
