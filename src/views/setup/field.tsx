import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Scenario } from '../../engine/index.ts';
import classes from './field.module.css';
import type { FieldChange } from './scenario-change.ts';
import { useDraft } from './use-draft.ts';

const rowClasses = { ...classes, root: `${classes.root} ${classes.row}` };

type Props = {
  label: string;
  /** The value in the scenario, as text. */
  value: string;
  toChange: (text: string, scenario: Scenario) => FieldChange;
  /** Label beside the field, for short values. */
  inRow?: boolean;
  /** The label is for assistive technology only. */
  bare?: boolean;
  numeric?: boolean;
  mono?: boolean;
  unit?: ReactNode;
  /** What the value comes to, in lighter weight behind the label. */
  note?: string;
};

/** A field of the setup: typed text that becomes a change of the scenario when typing pauses. */
export function Field({ label, value, toChange, inRow, bare, numeric, mono, unit, note }: Props) {
  const { text, error, edit, settle } = useDraft(value, toChange);
  return (
    <TextInput
      classNames={inRow ? rowClasses : classes}
      size="xs"
      {...(bare ? { 'aria-label': label } : { label: <Labelled label={label} note={note} /> })}
      value={text}
      title={text}
      error={error}
      data-mono={mono || undefined}
      inputMode={numeric ? 'numeric' : 'text'}
      autoComplete="off"
      spellCheck={false}
      rightSection={unit}
      {...(unit ? { rightSectionWidth: 28 } : {})}
      onChange={(event) => edit(event.currentTarget.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

function Labelled({ label, note }: { label: string; note: string | undefined }) {
  if (note === undefined) return label;
  return (
    <>
      {label} <span className={classes.unitNote}>{note}</span>
    </>
  );
}
