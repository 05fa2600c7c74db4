import { useTranslation } from 'react-i18next';
import {
  type PairVerdict,
  type ReleaseId,
  type ReleasePair,
  releaseIds,
} from '../../engine/index.ts';
import type { DataTable } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import classes from './releases.module.css';
import type { ReleaseWords } from './use-release-words.ts';

/** The outcome as a character, beside its word. */
export const verdictMarks: Readonly<Record<PairVerdict, string>> = {
  'as-meant': '✓',
  'other-use': '≈',
  part: '½',
  refused: '✗',
};

type Props = Readonly<{
  pairs: readonly ReleasePair[];
  chosen: Readonly<{ from: ReleaseId; to: ReleaseId }>;
  words: ReleaseWords;
  context: DataTable['context'];
  onChoose: (pair: Readonly<{ from: ReleaseId; to: ReleaseId }>) => void;
}>;

/** What a UE of each release does with the message of each. */
export function ReleaseMatrix({ pairs, chosen, words, context, onChoose }: Props) {
  const { t } = useTranslation();
  const title = t('releases.matrix.title');
  const rows = releaseIds.map((from) => ({ from, own: pairs.filter((one) => one.from === from) }));
  const tableOf = (): DataTable => ({
    title,
    heads: [t('releases.matrix.corner'), ...releaseIds.map(words.name)],
    rows: rows.map(({ from, own }) => [
      words.name(from),
      ...own.map((pair) => `${t(`releases.verdict.${pair.verdict}`)}: ${words.short(pair)}`),
    ]),
    context,
    marks: [t('releases.note.real'), t('releases.note.draft'), t('releases.note.v13-4-0')],
  });
  return (
    <div className={classes.matrix}>
      <div className={classes.tools}>
        <h3>{title}</h3>
        <TableMenu title={title} file="keyladder-releases" tableOf={tableOf} />
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('releases.matrix.corner')}</th>
            {releaseIds.map((release) => (
              <th key={release} scope="col">
                {t('releases.matrix.receiver', { release: words.name(release) })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, own }) => (
            <tr key={from}>
              <th scope="row">{t('releases.matrix.sender', { release: words.name(from) })}</th>
              {own.map((pair) => (
                <td key={pair.to}>
                  <button
                    type="button"
                    className={classes.cell}
                    data-verdict={pair.verdict}
                    aria-pressed={pair.from === chosen.from && pair.to === chosen.to}
                    onClick={() => onChoose({ from: pair.from, to: pair.to })}
                  >
                    <span className={classes.verdict}>
                      <span aria-hidden="true">{verdictMarks[pair.verdict]}</span>{' '}
                      {t(`releases.verdict.${pair.verdict}`)}
                    </span>
                    <span className={classes.reason}>{words.short(pair)}</span>
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
