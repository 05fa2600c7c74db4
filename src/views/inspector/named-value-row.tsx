import type { NamedValue } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Value } from '../../ui/value.tsx';
import { LineageButton } from '../lineage-button-part.ts';
import { TermText } from '../term-text.tsx';
import { useFactText, useValueName } from '../use-fact-text.ts';
import { useFormats } from '../use-formats.ts';
import { valueText } from './value-text.ts';

/** A named value of a calculation or a key set: letters, length, clause, value, copy. */
export function NamedValueRow({ value }: { value: NamedValue }) {
  const { t } = useTranslation();
  const tell = useFactText();
  const valueName = useValueName();
  const formats = useFormats();
  const { text, plain, kind, octets } = valueText(value, tell, formats);
  const notes: string[] = [];
  if (octets !== undefined) {
    notes.push(
      t('inspector.lengthOf', {
        count: octets,
        n: formats.number(octets),
        bits: formats.number(8 * octets),
      }),
    );
  }
  if (value.clause !== undefined) notes.push(value.clause.replaceAll(' ', '\u00a0'));
  return (
    <Value
      name={<TermText text={valueName(value.name)} />}
      text={kind === 'flag' ? t(`inspector.flag.${text}`) : text}
      mono={kind === 'octets' || kind === 'number'}
      {...(notes.length > 0 && { note: notes.join(' · ') })}
      badges={
        <>
          {value.secret && <Badge tone="accent">{t('inspector.secret')}</Badge>}
          {value.unverified && <Badge tone="doubt">{t('inspector.unverified')}</Badge>}
          {value.given && <Badge tone="accent">{t('draws.badge')}</Badge>}
          <LineageButton value={value} />
        </>
      }
      {...(plain !== undefined && { copyText: plain })}
      {...(kind !== 'flag' && {
        copyLabels: {
          copy: t('inspector.copy.value', { name: valueName(value.name) }),
          copied: t('inspector.copy.copied'),
          failed: t('inspector.copy.failed'),
        },
      })}
    />
  );
}
