import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Fault, FaultEntry } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import classes from './faults.module.css';
import { type ParameterField, parameterFields } from './parameter-fields.ts';

type Props = Readonly<{
  fault: Fault;
  draft: FaultEntry;
  onChange: (draft: FaultEntry) => void;
}>;

/** What a fault can be set to. */
export function ParameterControls({ fault, draft, onChange }: Props) {
  const { t } = useTranslation();
  const fields = parameterFields(fault);
  if (fields.length === 0) return null;
  const put = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = draft.parameters;
    onChange({ ...draft, parameters: value === undefined ? rest : { ...rest, [name]: value } });
  };
  return (
    <div className={classes.place}>
      {fields.map((field) =>
        field.kind === 'other' ? (
          <p key={field.name} className={classes.note}>
            {t('faults.ui.octetsElsewhere')}
          </p>
        ) : (
          <ParameterControl
            key={`${fault.id}.${field.name}`}
            field={field}
            label={t(`faults.ui.parameters.${field.name}`)}
            value={draft.parameters[field.name] ?? field.default}
            onChange={(value) => put(field.name, value)}
          />
        ),
      )}
    </div>
  );
}

type ControlProps = Readonly<{
  field: ParameterField;
  label: string;
  value: unknown;
  onChange: (value: unknown) => void;
}>;

function ParameterControl({ field, label, value, onChange }: ControlProps) {
  const { t } = useTranslation();
  if (field.kind === 'number') {
    return <NumberField field={field} label={label} value={value} onChange={onChange} />;
  }
  if (field.kind === 'flag') {
    return (
      <Checkbox
        size="xs"
        label={label}
        checked={value === true}
        onChange={({ currentTarget: { checked } }) => onChange(checked)}
      />
    );
  }
  if (field.kind !== 'choice') return null;
  return (
    <NativeSelect
      size="xs"
      label={label}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={field.options.map((option) => ({
        value: option,
        label: t(`faults.ui.options.${option}`, { defaultValue: option, keySeparator: ':' }),
      }))}
    />
  );
}

type NumberProps = ControlProps & Readonly<{ field: ParameterField & { kind: 'number' } }>;

function NumberField({ field, label, value, onChange }: NumberProps) {
  const { t } = useTranslation();
  const { min, max } = field;
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const read = (typed: string) => (/^\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN);
  const fits = (number: number) => number >= min && number <= max;
  const isEmpty = text.trim() === '' && field.default === undefined;
  return (
    <TextInput
      size="xs"
      label={label}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={!isEmpty && !fits(read(text)) && t('faults.ui.numberRange', { min, max })}
      {...(field.default === undefined ? { placeholder: t('faults.ui.standard') } : {})}
      onChange={({ currentTarget: { value: typed } }) => {
        setText(typed);
        const number = read(typed);
        if (fits(number)) onChange(number);
        else if (typed.trim() === '') onChange(undefined);
      }}
    />
  );
}
