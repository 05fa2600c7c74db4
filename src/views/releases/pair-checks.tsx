import { useState } from 'react';
import type { CheckLine, ReleasePair } from '../../engine/index.ts';
import { checkNameKeyOf } from '../../i18n/check-name.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { useFactText } from '../use-fact-text.ts';
import { OnlyDiffering } from './only-differing.tsx';
import { type CheckRow, checkRows } from './release-rows.ts';
import classes from './releases.module.css';
import type { ReleaseWords } from './use-release-words.ts';

type Props = Readonly<{ pair: ReleasePair; own: ReleasePair; words: ReleaseWords }>;

const marks = { passed: '✓', failed: '✗', unasked: '–', unmade: '·' } as const;

/** The checks of the receiver in their order, beside those of a receiver of the sender's own release. */
export function PairChecks({ pair, own, words }: Props) {
  const { t } = useTranslation();
  const [onlyOther, setOnlyOther] = useState(false);
  const isOwn = pair.from === pair.to;
  const rows = checkRows(own.lines, pair.lines);
  const shown = onlyOther && !isOwn ? rows.filter(({ differs }) => differs) : rows;
  const title = t('releases.checks.title');
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.tools}>
        <h3>{title}</h3>
        {!isOwn && <OnlyDiffering checked={onlyOther} onChange={setOnlyOther} />}
      </div>
      <table className={classes.table}>
        <caption>{t('releases.checks.note')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('releases.checks.check')}</th>
            <th scope="col">{t('releases.checks.own', { release: words.name(pair.from) })}</th>
            {!isOwn && (
              <th scope="col">{t('releases.checks.other', { release: words.name(pair.to) })}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key} data-differs={(row.differs && !isOwn) || undefined}>
              <th scope="row">
                <RowName row={row} differs={row.differs && !isOwn} keys={pair.keys.length} />
              </th>
              <Made line={row.a} words={words} />
              {!isOwn && <Made line={row.b} words={words} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RowName({
  row,
  differs,
  keys,
}: Readonly<{ row: CheckRow; differs: boolean; keys: number }>) {
  const { t } = useTranslation();
  const { check, purpose } = row.line;
  return (
    <>
      {differs && (
        <span className={classes.differs} role="img" aria-label={t('releases.differs')}>
          ≠
        </span>
      )}
      {t(checkNameKeyOf(check, 'short', false))}
      {keys > 1 && purpose !== undefined && (
        <span className={classes.small}> {t(`releases.purpose.${purpose}`)}</span>
      )}
    </>
  );
}

function Made({ line, words }: Readonly<{ line: CheckLine | null; words: ReleaseWords }>) {
  const { t } = useTranslation();
  const tell = useFactText();
  if (line === null) return <td className={classes.small}>{t('releases.checks.noPlace')}</td>;
  const { state, behind, failure } = line;
  return (
    <td data-state={state}>
      <span aria-hidden="true">{marks[state]}</span> {t(`releases.checks.state.${state}`)}
      {behind && state !== 'unmade' && (
        <span className={classes.small}> {t('releases.checks.behind')}</span>
      )}
      {failure && (
        <span className={classes.found}>
          {t(state === 'unasked' ? 'releases.checks.wouldFail' : 'releases.checks.found', {
            reason: words.reason(failure),
            expected: tell(failure.expected),
            found: tell(failure.found),
          })}
        </span>
      )}
    </td>
  );
}
