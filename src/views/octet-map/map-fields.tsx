import { Fragment, memo } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { MarkSample } from '../../ui/mark-grid.tsx';
import type { FieldRow } from './map-cells.ts';
import classes from './octet-map.module.css';
import { useKindNames } from './use-kind-names.ts';
import { markOf } from './verdict-marks.ts';

type Props = Readonly<{
  rows: readonly FieldRow[];
  /** The octet that is looked at. */
  cursor: number;
  onChoose: (offset: number) => void;
}>;

/** What becomes of each field. A row leads to its first octet. */
export const MapFields = memo(function MapFields({ rows, cursor, onChoose }: Props) {
  const { t } = useTranslation();
  const names = useKindNames();
  return (
    <section className={classes.fields} aria-label={t('octetMap.fields')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('octetMap.field')}</th>
            <th scope="col">{t('octetMap.octets')}</th>
            <th scope="col">{t('octetMap.outcome')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, label, group, start, end, counts }, at) => (
            <Fragment key={path}>
              {rows[at - 1]?.group !== group && (
                <tr>
                  <th scope="rowgroup" colSpan={3} className={classes.group} translate="no">
                    {group}
                  </th>
                </tr>
              )}
              <tr data-current={(cursor >= start && cursor < end) || undefined}>
                <th scope="row">
                  <LinkButton
                    translate="no"
                    className={classes.link}
                    onClick={() => onChoose(start)}
                  >
                    {label}
                  </LinkButton>
                </th>
                <td className={classes.number}>{end - start}</td>
                <td>
                  {counts.map(({ kind, count }) => (
                    <span key={kind} className={classes.part}>
                      <MarkSample {...markOf(kind)} mixed={false} />
                      <span className={classes.hidden}>{names.short(kind)}</span>
                      {counts.length > 1 ? count : names.short(kind)}
                    </span>
                  ))}
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
});
