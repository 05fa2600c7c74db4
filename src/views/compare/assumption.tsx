import { useTranslation } from 'react-i18next';
import { type KeyDocument, keyDocuments, type Ledger } from '../../engine/index.ts';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';
import classes from './compare.module.css';
import { differenceOf } from './ledger-rows.ts';

/** Chooses what the key document of a second procedure holds, with the octets of both choices
 *  beside each other and whom each favours. */
export function Assumption({ left, right }: { left: Ledger; right: Ledger }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const compare = useAppStore((state) => state.compare);
  const change = useAppStore((state) => state.changeCompare);
  const matters = [compare.left, compare.right].includes('twice');
  const octets = ({ carrier }: Ledger, held: KeyDocument) => carrier.octets[held].inAll;
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
      <p className={classes.note}>{t('compare.assumption.note')}</p>
    </fieldset>
  );
}
