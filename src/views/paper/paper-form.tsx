import { Button, Checkbox } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { isTooLong } from '../../paper/changed-clause.ts';
import { type PaperPart, paperParts } from '../../paper/subject.ts';
import type { AppState } from '../../store/state.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { OwnClause, useOwnClause } from '../own-clause.tsx';
import classes from './paper.module.css';
import { aboutOf } from './paper-about.ts';
import { useSavePaper } from './use-save-paper.ts';

type Props = Readonly<{ addressOf: (state: AppState) => URL }>;

/** What the paper is of, what stands in it, the author's own clause, and the button that saves it. */
export function PaperForm({ addressOf }: Props) {
  const { t } = useTranslation();
  const about = useAppStore((state) => aboutOf(state, (key, values = {}) => t(key, values)));
  const isRun = useAppStore((state) => state.trace.source.kind === 'scenario');
  const [parts, setParts] = useState<readonly PaperPart[]>(paperParts);
  const clause = useOwnClause();
  const { state, save } = useSavePaper(addressOf);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save({ parts, clause: clause.texts });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{about ?? t(`paper.dialog.${isRun ? 'waits' : 'none'}`)}</p>
      <p className={classes.note}>{t('paper.dialog.placeholders')}</p>
      <Checkbox.Group
        label={t('paper.dialog.parts')}
        value={[...parts]}
        onChange={(chosen) => setParts(paperParts.filter((part) => chosen.includes(part)))}
      >
        <div className={classes.parts}>
          {paperParts.map((part) => (
            <Checkbox key={part} value={part} label={t(`paper.dialog.part.${part}`)} />
          ))}
        </div>
      </Checkbox.Group>
      {parts.includes('clause') && <OwnClause {...clause} />}
      <div className={classes.buttons}>
        <span role="status" data-state={state.status}>
          {state.status !== 'idle' && t(`paper.dialog.state.${state.status}`, state)}
        </span>
        <Button
          type="submit"
          leftSection={<IconFileText size={16} aria-hidden="true" />}
          disabled={about === null || isTooLong(clause.texts) || state.status === 'running'}
        >
          {t('paper.dialog.save')}
        </Button>
      </div>
    </form>
  );
}
