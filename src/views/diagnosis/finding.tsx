import type { ReactNode } from 'react';
import { bytesToHex, type Diagnosis } from '../../engine/index.ts';
import { gradeKeys, thenText } from '../../i18n/diagnosis-text.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { shortenMiddle } from '../../ui/octet-text.ts';
import { useFormats } from '../use-formats.ts';
import classes from './diagnosis.module.css';
import { useDiagnosisWords } from './use-diagnosis-words.ts';

const longestOctets = 128;

/** One deviation, or two together: in words, how sure it is, what it leads to, and what is found next. */
export function Finding({ diagnosis }: Readonly<{ diagnosis: Diagnosis }>) {
  const { t } = useTranslation();
  const words = useDiagnosisWords();
  const { grade, clause, octets, others, further } = diagnosis;
  const told = words.tell(diagnosis.text);
  return (
    <>
      <p className={classes.deviation}>{told}</p>
      <dl>
        <Row name="grade">
          <Badge tone={grade === 'proved' ? 'accent' : 'doubt'}>
            {t(`diagnosis.grade.${gradeKeys[grade]}`)}
          </Badge>{' '}
          {t(`diagnosis.ui.means.${gradeKeys[grade]}`)}
        </Row>
        <Row name="clause">
          <span className={classes.clause}>{clause}</span>
        </Row>
        {octets && (
          <Row name="octets">
            <Octets octets={octets} />
          </Row>
        )}
        {diagnosis.settles.length > 0 && (
          <Row name="then">
            <Then diagnosis={diagnosis} />
          </Row>
        )}
        {others.length > 0 && (
          <Row name="others">
            {others.map(({ deviation, text, same }) => (
              <p key={deviation}>
                {t(same ? 'diagnosis.same' : 'diagnosis.ui.also', { text: words.tell(text) })}
              </p>
            ))}
          </Row>
        )}
      </dl>
      {further && (
        <div className={classes.further}>
          <h5>{t('diagnosis.ui.further')}</h5>
          <Finding diagnosis={further} />
        </div>
      )}
    </>
  );
}

function Row({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t(`diagnosis.ui.row.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The octets taken in place of the usual ones. */
function Octets({ octets }: Readonly<{ octets: Uint8Array }>) {
  const { t } = useTranslation();
  const hex = bytesToHex(octets);
  const labels = {
    copy: t('diagnosis.ui.copyOctets'),
    copied: t('diagnosis.ui.copied'),
    failed: t('diagnosis.ui.copyFailed'),
  };
  return (
    <>
      {t('diagnosis.ui.octets', { count: octets.length })} <CopyButton text={hex} labels={labels} />
      <br />
      <code translate="no">{shortenMiddle(hex, longestOctets)}</code>
    </>
  );
}

/** Where the checks stop with it, and those that pass before. */
function Then({ diagnosis }: Readonly<{ diagnosis: Diagnosis }>) {
  const { t } = useTranslation();
  const words = useDiagnosisWords();
  const formats = useFormats();
  const { passes } = diagnosis.thenPasses;
  const names = passes.map((name) => t(`checks.short.${name}`));
  return (
    <>
      <p>{thenText(diagnosis, words) ?? t('diagnosis.ui.noneMore')}</p>
      {names.length > 0 && (
        <details>
          <summary className={classes.fold}>
            {t('diagnosis.ui.passes', { count: names.length })}
          </summary>
          <p className={classes.hint}>{formats.list(names)}</p>
        </details>
      )}
    </>
  );
}
