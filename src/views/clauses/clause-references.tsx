import type { Step } from '../../engine/index.ts';
import { useTranslation } from '../../i18n/translation.tsx';
import { ClauseMark } from '../clause-mark.tsx';
import classes from './clause.module.css';
import { ClauseMapTable } from './clause-map-table.tsx';
import { clauseMap, references } from './cross-references.ts';

type Props = Readonly<{ step: Step; regroup: boolean }>;

/** Where else the step stands, and the numbers of its clause in the later documents. */
export function ClauseReferences({ step, regroup }: Props) {
  const { t } = useTranslation();
  const said = references(step, regroup);
  return (
    <>
      <h3 className={classes.heading}>{t('inspector.clause.referencesTitle')}</h3>
      {said.length > 0 && (
        <ul className={classes.points}>
          {said.map(({ name, mark, step: number }) => (
            <li key={name}>
              {t(`inspector.clause.reference.${name}`, { step: number })}
              <ClauseMark mark={mark} />
            </li>
          ))}
        </ul>
      )}
      <ClauseMapTable rows={clauseMap(step, regroup)} file="keyladder-clauses" />
    </>
  );
}
