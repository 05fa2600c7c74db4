import { useEffect, useId, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import classes from './compare.module.css';

type Props = Readonly<{
  label: string;
  value: number;
  least: number;
  most: number;
  /** Takes whole numbers only. */
  whole?: boolean;
  onChange: (value: number) => void;
}>;

/** A number the user types: taken as soon as it lies in its range, and said so where it does not. */
export function NumberField({ label, value, least, most, whole = false, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(String(value));
  useEffect(() => {
    setText((now) => (Number(now) === value && now !== '' ? now : String(value)));
  }, [value]);
  const typed = numberIn(text);
  const isFit = (number: number) =>
    number >= least && number <= most && (!whole || Number.isInteger(number));
  const fits = isFit(typed);
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode={whole ? 'numeric' : 'decimal'}
        value={text}
        aria-invalid={!fits}
        aria-describedby={fits ? undefined : `${id}-range`}
        onChange={({ target }) => {
          setText(target.value);
          const next = numberIn(target.value);
          if (isFit(next)) onChange(next);
        }}
        onBlur={() => {
          if (!fits) setText(String(value));
        }}
      />
      {!fits && (
        <p id={`${id}-range`} className={classes.refusal} role="alert">
          {t('compare.air.range', { least, most })}
        </p>
      )}
    </div>
  );
}

const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));
