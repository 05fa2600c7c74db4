import type { Formats } from '../../i18n/formats.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { Design } from '../../store/designs.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import type { Words } from '../actor-names.ts';
import { useFormats } from '../use-formats.ts';
import { type ClaimRange, claimRangeOf } from './claim-range.ts';
import classes from './compare.module.css';
import type { DesignRun } from './use-designs.ts';

/** The octets that one design saves against another, as a range over all that can be assumed. */
export function RangeText({ first, other }: { first: DesignRun; other: DesignRun }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const compare = useAppStore((state) => state.compare);
  const range = claimRangeOf(first.run.ledger, other.run.ledger, compare);
  if (range === null) return null;
  const words = (key: string, values: Record<string, unknown> = {}) => t(key, values);
  const name = (design: Design) => t(`compare.designShort.${design}`);
  const names = { first: name(first.design), other: name(other.design) };
  return <p className={classes.headline}>{rangeWords(range, names, words, formats)}</p>;
}

type Names = Readonly<Record<'first' | 'other', string>>;

/** A range in words. */
export function rangeWords(range: ClaimRange, names: Names, t: Words, formats: Formats): string {
  const percent = (value: number) => formats.number(Math.abs(value), 1);
  const { least, most, now, carriedBy } = range;
  const kind = kindOf(range);
  const [low, high] = kind === 'fewer' ? [most, least] : [least, most];
  const told = kind === 'mixed' ? formats.signedPercent(now, 1) : percent(now);
  const values = { ...names, low: percent(low), high: percent(high), now: told };
  const sentence = t(`compare.range.${kind}`, values);
  if (carriedBy === null) return sentence;
  return `${sentence} ${t('compare.range.carried', { name: t(`compare.range.by.${carriedBy}`) })}`;
}

const isNothing = (percent: number) => Math.abs(percent) < 0.05;

function kindOf({ least, most }: ClaimRange) {
  if (isNothing(least) && isNothing(most)) return 'same';
  const isOne = isNothing(most - least);
  if (least < 0 && most > 0 && !isNothing(least) && !isNothing(most)) return 'mixed';
  if (most <= 0 || isNothing(most)) return isOne ? 'oneFewer' : 'fewer';
  return isOne ? 'oneMore' : 'more';
}
