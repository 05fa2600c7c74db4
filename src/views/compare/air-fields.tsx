import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelRange } from '../../store/compare-view.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import classes from './compare.module.css';

/** Bit rate and round trip of the channel, and the model they go into in one line. */
export function AirFields() {
  const { t } = useTranslation();
  const { kilobitsPerSecond, roundTripMilliseconds } = useAppStore((state) => state.compare);
  const change = useAppStore((state) => state.changeCompare);
  return (
    <section className={classes.air} aria-labelledby="kl-compare-air">
      <h3 id="kl-compare-air">{t('compare.air.title')}</h3>
      <NumberField
        label={t('compare.air.bitRate')}
        value={kilobitsPerSecond}
        {...channelRange.kilobitsPerSecond}
        onChange={(value) => change({ kilobitsPerSecond: value })}
      />
      <NumberField
        label={t('compare.air.roundTrip')}
        value={roundTripMilliseconds}
        {...channelRange.roundTripMilliseconds}
        onChange={(value) => change({ roundTripMilliseconds: value })}
      />
      <p className={classes.note}>{t('compare.air.model')}</p>
    </section>
  );
}

type Props = {
  label: string;
  value: number;
  least: number;
  most: number;
  onChange: (value: number) => void;
};

/** A number the user types: taken as soon as it lies in its range, and said so where it does not. */
function NumberField({ label, value, least, most, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(String(value));
  useEffect(() => {
    setText((now) => (Number(now) === value && now !== '' ? now : String(value)));
  }, [value]);
  const typed = text.trim() === '' ? Number.NaN : Number(text);
  const fits = typed >= least && typed <= most;
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="decimal"
        value={text}
        aria-invalid={!fits}
        aria-describedby={fits ? undefined : `${id}-range`}
        onChange={({ target }) => {
          setText(target.value);
          const next = target.value.trim() === '' ? Number.NaN : Number(target.value);
          if (next >= least && next <= most) onChange(next);
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
