import { useMemo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { Badge } from '../../ui/badge.tsx';
import { shortenMiddle } from '../../ui/octet-text.ts';
import { citations } from '../clause-facts.ts';
import { namedFields } from '../named-fields.ts';
import { useFactText } from '../use-fact-text.ts';
import { type FieldCell, type FieldRow, fieldRows, type ReleaseSide } from './release-rows.ts';
import classes from './releases.module.css';
import type { ReleaseWords } from './use-release-words.ts';

type Props = Readonly<{
  a: ReleaseSide;
  b: ReleaseSide;
  words: ReleaseWords;
  onlyOther: boolean;
  selected: string | null;
  onSelect: (path: string) => void;
}>;

/** The fields of two messages, or of one where both are of one release: values, and where they come from. */
export function FieldTable({ a, b, words, onlyOther, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const isOwn = a.release === b.release;
  const rows = useMemo(() => fieldRows(a, b), [a, b]);
  const shown = onlyOther ? rows.filter(({ differs }) => differs) : rows;
  const groups = [...new Set(shown.map(({ group }) => group))];
  const columns = isOwn ? 2 : 3;
  const differing = rows.filter(({ differs }) => differs).length;
  return (
    <table className={`${classes.table} ${classes.fields}`}>
      <caption>
        {isOwn
          ? t('releases.fields.ownNote', { count: rows.length })
          : t('releases.fields.note', { count: differing, same: rows.length - differing })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('releases.fields.field')}</th>
          <th scope="col">{t('releases.fields.of', { release: words.name(a.release) })}</th>
          {!isOwn && (
            <th scope="col">{t('releases.fields.of', { release: words.name(b.release) })}</th>
          )}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={columns} className={classes.group}>
              {group === 'keyParameters' ? (
                t('releases.fields.inClear')
              ) : (
                <span translate="no">{group}</span>
              )}
            </th>
          </tr>
          {shown
            .filter((row) => row.group === group)
            .map((row) => (
              <Row key={row.path} {...{ row, isOwn, selected, onSelect }} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

type RowProps = Readonly<{
  row: FieldRow;
  isOwn: boolean;
  selected: string | null;
  onSelect: (path: string) => void;
}>;

function Row({ row, isOwn, selected, onSelect }: RowProps) {
  const { t } = useTranslation();
  const { path, group, label, a, b, differs } = row;
  return (
    <tr
      data-differs={(differs && !isOwn) || undefined}
      data-selected={path === selected || undefined}
    >
      <th scope="row">
        <button type="button" aria-pressed={path === selected} onClick={() => onSelect(path)}>
          {differs && !isOwn && (
            <span className={classes.differs} role="img" aria-label={t('releases.differs')}>
              ≠
            </span>
          )}
          <span translate="no">{label}</span>
          <span className={classes.path} translate="no">
            {path.slice(group.length + 1)}
          </span>
        </button>
      </th>
      <Cell cell={a} />
      {!isOwn && <Cell cell={b} />}
    </tr>
  );
}

const longestValue = 34;

const tones = { read: 'ok', implementation: 'plain', inferred: 'doubt', choice: 'doubt' } as const;

/** A value, and where it comes from that the field is so: the kind of source, and the clause. */
function Cell({ cell }: { cell: FieldCell | null }) {
  const { t } = useTranslation();
  const tell = useFactText();
  if (cell === null) return <td className={classes.small}>{t('releases.fields.absent')}</td>;
  const [field] = namedFields([cell.node], tell);
  const name = field?.valueName ? ` (${field.valueName})` : '';
  const value = `${cell.node.text}${name}`;
  const { mark, clause } = cell.source;
  return (
    <td>
      <span className={classes.value} title={value} translate="no">
        {value === '' ? t('releases.fields.none') : shortenMiddle(value, longestValue)}
      </span>
      <span className={classes.source}>
        <Badge tone={tones[mark]}>{t(`releases.mark.${mark}`)}</Badge>
        {clause !== null && <span className={classes.small}>{citations([clause], t)}</span>}
      </span>
    </td>
  );
}
