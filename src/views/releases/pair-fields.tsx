import { Checkbox, NativeSelect } from '@mantine/core';
import { type ComponentType, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ComparedMessage,
  compareMessages,
  type FieldDifference,
  type ReleaseId,
  type ReleaseMachine,
} from '../../engine/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { shortenMiddle } from '../../ui/octet-text.ts';
import { citations } from '../clause-facts.ts';
import { namedFields } from '../named-fields.ts';
import { useFactText } from '../use-fact-text.ts';
import { type FieldCell, type FieldRow, fieldRows, type ReleaseSide } from './release-rows.ts';
import classes from './releases.module.css';
import type { ReleaseWords } from './use-release-words.ts';

/** The octets of two messages beside each other; the shell knows who draws them. */
export type OctetsOfTwo = ComponentType<
  Readonly<{
    a: ComparedMessage;
    b: ComparedMessage;
    differences: readonly FieldDifference[];
    selected: string | null;
    onSelect: (path: string) => void;
  }>
>;

type Props = Readonly<{
  machine: ReleaseMachine;
  from: ReleaseId;
  to: ReleaseId;
  words: ReleaseWords;
  Octets: OctetsOfTwo;
}>;

/** The message of the sender's release beside that of the receiver's, field by field and octet by octet. */
export function PairFields({ machine, from, to, words, Octets }: Props) {
  const { t } = useTranslation();
  const [place, setPlace] = useState(0);
  const [onlyOther, setOnlyOther] = useState(true);
  const [selected, setSelected] = useState<string | null>(null);
  const payloadsOf = (release: ReleaseId) =>
    machine.messages.find((message) => message.release === release)?.payloads ?? [];
  const [sent, expected] = [payloadsOf(from), payloadsOf(to)];
  const at = Math.min(place, sent.length - 1);
  const [one, other] = [sent[at], expected[at]];
  if (!one || !other) return null;
  const isOwn = from === to;
  const a = { release: from, payload: one };
  const b = { release: to, payload: other };
  const title = t(isOwn ? 'releases.fields.titleOwn' : 'releases.fields.title');
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.tools}>
        <h3>{title}</h3>
        {sent.length > 1 && (
          <NativeSelect
            size="xs"
            aria-label={t('releases.fields.payload')}
            value={String(at)}
            data={sent.map(({ purpose }, index) => ({
              value: String(index),
              label: t('releases.fields.payloadOf', { key: t(`releases.purpose.${purpose}`) }),
            }))}
            onChange={(event) => setPlace(Number(event.currentTarget.value))}
          />
        )}
        {!isOwn && (
          <Checkbox
            size="xs"
            label={t('releases.onlyDiffering')}
            checked={onlyOther}
            onChange={(event) => setOnlyOther(event.currentTarget.checked)}
          />
        )}
      </div>
      <FieldTable
        {...{ a, b, words, onlyOther: onlyOther && !isOwn, selected }}
        onSelect={setSelected}
      />
      {!isOwn && (
        <details className={classes.octets}>
          <summary>{t('releases.fields.octets')}</summary>
          <BothOctets {...{ a, b, selected, Octets }} onSelect={setSelected} />
        </details>
      )}
    </section>
  );
}

type SidesProps = Readonly<{
  a: ReleaseSide;
  b: ReleaseSide;
  selected: string | null;
  onSelect: (path: string) => void;
}>;

function BothOctets({ a, b, Octets, ...shared }: SidesProps & Readonly<{ Octets: OctetsOfTwo }>) {
  const { differences } = useMemo(
    () => compareMessages(a.payload, b.payload),
    [a.payload, b.payload],
  );
  return (
    <div className={classes.grids}>
      <Octets a={a.payload} b={b.payload} differences={differences} {...shared} />
    </div>
  );
}

type TableProps = SidesProps & Readonly<{ words: ReleaseWords; onlyOther: boolean }>;

function FieldTable({ a, b, words, onlyOther, selected, onSelect }: TableProps) {
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
              {group === 'keyParameters' ? t('releases.fields.inClear') : group}
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
          {label}
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
