import type { FieldDifference, FieldSide } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import type { DataTable } from '../data-table.ts';
import { namedFields } from '../named-fields.ts';
import { TableMenu } from '../table-menu.tsx';
import { useFactText } from '../use-fact-text.ts';
import classes from './message-diff.module.css';

type Props = Readonly<{
  differences: readonly FieldDifference[];
  selected: string | null;
  onSelect: (path: string) => void;
}>;

const kindOf = ({ a, b }: FieldDifference) =>
  a === null ? 'onlyRight' : b === null ? 'onlyLeft' : 'changed';

/** How a field differs, as a character beside its name. */
const marks = { changed: '≠', onlyLeft: '−', onlyRight: '+' } as const;

/** The fields that differ, with both values; choosing one shows its octets. */
export function DifferenceTable({ differences, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const textOf = useValueText();
  const tableOf = (): DataTable => ({
    title: t('messageDiff.fields'),
    heads: [t('messageDiff.field'), t('messageDiff.side.left'), t('messageDiff.side.right')],
    rows: differences.map(({ path, a, b }) => [path, textOf(a), textOf(b)]),
    context: [],
    marks: [],
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className={classes.fields} tabIndex={0} aria-label={t('messageDiff.fields')}>
      <TableMenu title={t('messageDiff.fields')} file="keyladder-messages" tableOf={tableOf} />
      <table>
        <thead>
          <tr>
            <th scope="col">{t('messageDiff.field')}</th>
            <th scope="col">{t('messageDiff.side.left')}</th>
            <th scope="col">{t('messageDiff.side.right')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => {
            const { path, a, b } = difference;
            const kind = kindOf(difference);
            return (
              <tr key={path} data-selected={path === selected || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    aria-pressed={path === selected}
                    onClick={() => onSelect(path)}
                  >
                    <span
                      className={classes.mark}
                      role="img"
                      aria-label={t(`messageDiff.kind.${kind}`)}
                    >
                      {marks[kind]}
                    </span>{' '}
                    {path}
                    <span className={classes.label}>{a?.node.label ?? b?.node.label}</span>
                  </button>
                </th>
                <Value side={a} />
                <Value side={b} />
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The value of a field on one side; of one without a text how many octets it has. */
function useValueText(): (side: FieldSide | null) => string {
  const { t } = useTranslation();
  const factText = useFactText();
  return (side) => {
    if (side === null) return t('messageDiff.absent');
    const [field] = namedFields([{ ...side.node, children: [] }], factText);
    const { start, end } = side.node;
    const name = field?.valueName && `(${field.valueName})`;
    const value = [field?.text, name].filter(Boolean).join(' ');
    return value === '' ? t('messageDiff.octets', { count: end - start }) : value;
  };
}

function Value({ side }: { side: FieldSide | null }) {
  const value = useValueText()(side);
  if (side === null) return <td className={classes.absent}>{value}</td>;
  return (
    <td>
      <span className={classes.value} title={value}>
        {value}
      </span>
    </td>
  );
}
