import { NativeSelect, Select, Textarea } from '@mantine/core';
import { useTranslation } from '../../i18n/translation.tsx';
import classes from './message-diff.module.css';
import type { Choices } from './use-choices.ts';
import type { Source } from './use-sources.ts';

/** What stands on a side: a source, a message of it, and the text that was put in. */
export type Pick = Readonly<{ source: string; message: string | null; text: string }>;

type Props = Readonly<{
  side: 'left' | 'right';
  sources: readonly Source[];
  choices: Choices;
  pick: Pick;
  /** The message that is compared. */
  chosen: string | null;
  onPick: (pick: Pick) => void;
}>;

/** Most messages offered at once; typing finds the others. */
const mostOffered = 200;

/** Chooses the message of a side. */
export function SidePicker({ side, sources, choices, pick, chosen, onPick }: Props) {
  const { t } = useTranslation();
  const { status, list, problem } = choices;
  return (
    <fieldset className={classes.side}>
      <legend>{t(`messageDiff.side.${side}`)}</legend>
      <div className={classes.picks}>
        <NativeSelect
          size="xs"
          aria-label={t('messageDiff.from')}
          value={pick.source}
          data={sources.map(({ id, label }) => ({ value: id, label }))}
          onChange={({ currentTarget: { value } }) =>
            onPick({ ...pick, source: value, message: null })
          }
        />
        <Select
          size="xs"
          aria-label={t('messageDiff.message')}
          searchable
          allowDeselect={false}
          limit={mostOffered}
          disabled={list.length === 0}
          data={list.map(({ id, label }) => ({ value: id, label }))}
          value={chosen}
          onChange={(message) => onPick({ ...pick, message })}
        />
      </div>
      {pick.source === 'text' && (
        <Textarea
          size="xs"
          rows={2}
          aria-label={t('messageDiff.text')}
          placeholder={t('messageDiff.textHint')}
          spellCheck={false}
          value={pick.text}
          onChange={({ currentTarget: { value } }) =>
            onPick({ ...pick, text: value, message: null })
          }
        />
      )}
      <p className={classes.state} role="status">
        {status === 'ready' ? '' : (problem ?? t(`messageDiff.status.${status}`))}
      </p>
    </fieldset>
  );
}
