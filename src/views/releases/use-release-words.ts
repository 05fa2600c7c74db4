import { useMemo } from 'react';
import type { CheckLine, Failure, KeyFate, ReleaseId, ReleasePair } from '../../engine/index.ts';
import { checkNameKeyOf } from '../../i18n/check-name.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useFactText } from '../use-fact-text.ts';
import { useFormats } from '../use-formats.ts';

/** What the releases are called, and what is said of a pair of them. */

export type ReleaseWords = Readonly<{
  name: (release: ReleaseId) => string;
  /** Which reason a failure has, in few words. */
  reason: (failure: Failure) => string;
  /** The outcome of a pair in one or two words. */
  short: (pair: ReleasePair) => string;
  /** What the receiver does, and why: sentences in their order. */
  story: (pair: ReleasePair) => readonly string[];
}>;

/** Failures that come of what parts the releases, each explained by what they do otherwise. */
const explained: readonly string[] = [
  'signature',
  'sakke-scheme',
  'group',
  'payload',
  'missing',
  'keyparams-twice',
  'guk-id',
];

export function useReleaseWords(): ReleaseWords {
  const { t } = useTranslation();
  const tell = useFactText();
  const formats = useFormats();
  return useMemo(() => {
    const name = (release: ReleaseId) => t(`releases.name.${release}`);
    const reason = ({ code, found }: Failure) =>
      found.code === 'group.none' ? t('releases.reason.noGroup') : t(`checks.reason.${code}`);
    const check = ({ check: one }: CheckLine) => t(checkNameKeyOf(one, 'short', false));
    const short = ({ verdict, failure, unread: types }: ReleasePair) => {
      if (verdict === 'refused' && failure) return reason(failure);
      const isWhole = verdict !== 'as-meant' || types.length === 0;
      return t(`releases.short.${isWhole ? verdict : 'unread'}`);
    };
    const why = ({ failure }: ReleasePair) =>
      failure && explained.includes(failure.code) ? [t(`releases.why.${failure.code}`)] : [];
    const found = ({ failure }: ReleasePair) =>
      failure
        ? [
            t('releases.says.because', {
              reason: reason(failure),
              expected: tell(failure.expected),
              found: tell(failure.found),
            }),
          ]
        : [];
    const behind = ({ lines }: ReleasePair) => {
      const more = lines.filter((line) => line.state === 'failed' && line.behind).map(check);
      const checks = formats.list([...new Set(more)]);
      return more.length > 0 ? [t('releases.says.behind', { checks })] : [];
    };
    const key = ({ meant, stored }: KeyFate) =>
      t(`releases.key.${stored === null ? 'lost' : stored === meant ? 'kept' : 'other'}`, {
        meant: t(`releases.purpose.${meant}`),
        stored: stored === null ? '' : t(`releases.purpose.${stored}`),
      });
    const keys = ({ keys: fates, verdict }: ReleasePair) =>
      verdict === 'other-use' || verdict === 'part' ? fates.map(key) : [];
    const ownText = ({ verdict }: ReleasePair) =>
      verdict === 'other-use' ? [t('releases.says.ownText')] : [];
    const basis = ({ from, to }: ReleasePair) => (from === to ? [t(`releases.note.${from}`)] : []);
    const unread = ({ unread: types, verdict }: ReleasePair) =>
      types.length > 0 && verdict !== 'refused'
        ? [t('releases.says.unread', { types: formats.list(types.map(String)) })]
        : [];
    const parameters = ({ knowsParameters, verdict }: ReleasePair) =>
      knowsParameters || verdict === 'refused' ? [] : [t('releases.says.noParameters')];
    const media = ({ media: use }: ReleasePair) => {
      if (!use) return [];
      if (use.sendsUnder === 'other') return [t('releases.says.mediaOther')];
      return [t(`releases.says.media.${use.hears ? 'hears' : 'silent'}`)];
    };
    return {
      name,
      reason,
      short,
      story: (pair) => {
        const { from, to, verdict } = pair;
        const which = from === to ? 'own' : 'other';
        return [
          t(`releases.says.${which}.${verdict}`, { from: name(from), to: name(to) }),
          ...found(pair),
          ...why(pair),
          ...behind(pair),
          ...ownText(pair),
          ...keys(pair),
          ...unread(pair),
          ...parameters(pair),
          ...media(pair),
          ...basis(pair),
        ];
      },
    };
  }, [t, tell, formats]);
}
