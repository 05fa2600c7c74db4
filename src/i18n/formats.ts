import { numberFormat } from './kept-formats.ts';
import { pseudoLanguage, sourceLanguage } from './languages.ts';

/** Numbers, times and lists as a language writes them. */
export type Formats = Readonly<{
  /** Thousands separated, at most `digits` digits behind the point. */
  number(value: number | bigint, digits?: number): string;
  /** The same with exactly `digits` digits, for numbers under each other. */
  fixed(value: number, digits: number): string;
  /** A difference with its sign, a true minus among them; `0` where it rounds to nothing. */
  signed(value: number, digits?: number): string;
  /** A difference in per cent (12 for 12 %) with its sign; as `signed` where it rounds to nothing. */
  signedPercent(value: number, digits?: number): string;
  /** Unix seconds in UTC; `null` for what no calendar holds. */
  time(unixSeconds: number): string | null;
  list(items: readonly string[]): string;
}>;

const made = new Map<string, Formats>();

/** The formats of a language, each made once. */
export function createFormats(language: string): Formats {
  const known = made.get(language);
  if (known) return known;
  const formats = formatsOf(language === pseudoLanguage ? sourceLanguage : language);
  made.set(language, formats);
  return formats;
}

/** Milliseconds from 1970 that a date can hold, to either side. ECMA-262 §21.4.1.1. */
const mostMilliseconds = 8.64e15;

function formatsOf(language: string): Formats {
  const numbers = (options: Intl.NumberFormatOptions) => numberFormat(language, options);
  const exactly = (digits: number) => ({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const signed = (value: number, options: Intl.NumberFormatOptions) => {
    const format = numbers({ ...options, signDisplay: 'exceptZero' });
    const parts = format.formatToParts(value);
    const isNothing = !parts.some(({ type }) => type === 'plusSign' || type === 'minusSign');
    const shown = isNothing
      ? numbers({ ...options, ...exactly(0), signDisplay: 'never' }).formatToParts(0)
      : parts;
    return shown.map((part) => (part.type === 'minusSign' ? '−' : part.value)).join('');
  };
  const times = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  const lists = new Intl.ListFormat(language, { type: 'unit', style: 'short' });
  return {
    number: (value, digits = 0) => numbers({ maximumFractionDigits: digits }).format(value),
    fixed: (value, digits) => numbers(exactly(digits)).format(value),
    signed: (value, digits = 0) => signed(value, exactly(digits)),
    signedPercent: (value, digits = 0) =>
      signed(value / 100, { style: 'percent', ...exactly(digits) }),
    time(unixSeconds) {
      const milliseconds = unixSeconds * 1000;
      return Math.abs(milliseconds) > mostMilliseconds ? null : `${times.format(milliseconds)} UTC`;
    },
    list: (items) => lists.format(items),
  };
}
