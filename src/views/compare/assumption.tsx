import { useTranslation } from 'react-i18next';
import { type KeyDocument, keyDocuments, type Ledger, type Scenario } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { type DataTable, numberCell, percentCell, signedCell } from '../data-table.ts';
import { TableMenu } from '../table-menu.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { differenceOf } from './ledger-rows.ts';
import { useCompareContext } from './use-compare-context.ts';

type Props = Readonly<{ left: Ledger; right: Ledger; scenario: Scenario; until: string }>;

/** Chooses what the key document of a second procedure holds, with the octets of both choices
 *  beside each other and whom each favours. */
export function Assumption({ left, right, scenario, until }: Props) {
  const { t } = useTranslation();
  const formats = useFormats();
  const compare = useAppStore((state) => state.compare);
  const change = useAppStore((state) => state.changeCompare);
  const matters = [compare.left, compare.right].includes('twice');
  const octets = ({ carrier }: Ledger, held: KeyDocument) => carrier.octets[held].inAll;
  const { title, context } = useCompareContext(scenario, until);
  const tableOf = (): DataTable => ({
    title: `${t('compare.assumption.title')} · ${title}`,
    heads: [
      t('compare.assumption.head'),
      t(`compare.designShort.${compare.left}`),
      t(`compare.designShort.${compare.right}`),
      t('compare.head.difference'),
      t('compare.head.percent'),
      t('compare.assumption.favours'),
    ],
    rows: keyDocuments.map((held) => {
      const [a, b] = [octets(left, held), octets(right, held)];
      const difference = differenceOf(a, b);
      const percent = difference?.percent ?? null;
      return [
        t(`compare.assumption.choice.${held}`),
        ...[numberCell(formats, a), numberCell(formats, b)],
        difference && signedCell(formats, difference.absolute),
        percent === null ? null : percentCell(formats, percent, 1),
        t(`compare.assumption.${matters ? held : 'neither'}`),
      ];
    }),
    context: context(),
    marks: [t('compare.assumption.note')],
  });
  return (
    <fieldset className={classes.assumption}>
      <legend>{t('compare.assumption.title')}</legend>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('compare.assumption.head')}</th>
            <th scope="col">{t(`compare.designShort.${compare.left}`)}</th>
            <th scope="col">{t(`compare.designShort.${compare.right}`)}</th>
            <th scope="col">{t('compare.head.difference')}</th>
            <th scope="col">{t('compare.head.percent')}</th>
            <th scope="col">{t('compare.assumption.favours')}</th>
          </tr>
        </thead>
        <tbody>
          {keyDocuments.map((held) => {
            const [a, b] = [octets(left, held), octets(right, held)];
            const difference = differenceOf(a, b);
            const percent = difference?.percent ?? null;
            return (
              <tr key={held} data-held={held}>
                <th scope="row">
                  <label className={classes.held}>
                    <input
                      type="radio"
                      name="kl-compare-key-document"
                      checked={compare.keyDocument === held}
                      onChange={() => change({ keyDocument: held })}
                    />
                    {t(`compare.assumption.choice.${held}`)}
                  </label>
                </th>
                <td>{formats.number(a)}</td>
                <td>{formats.number(b)}</td>
                <td>{difference === null ? null : formats.signed(difference.absolute)}</td>
                <td>{percent === null ? t('compare.none') : formats.signedPercent(percent, 1)}</td>
                <td>{t(`compare.assumption.${matters ? held : 'neither'}`)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <TableMenu
        title={t('compare.assumption.title')}
        file="keyladder-key-document"
        tableOf={tableOf}
      />
      <p className={classes.note}>{t('compare.assumption.note')}</p>
    </fieldset>
  );
}
