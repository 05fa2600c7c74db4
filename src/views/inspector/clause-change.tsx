import { useTranslation } from 'react-i18next';
import classes from './clause.module.css';
import { ClauseMark } from './clause-marks.tsx';
import frame from './inspector.module.css';

/** The two proposals: another word, and one procedure for two keys; beside them what was published. */
export function ClauseChange({ regroup }: { regroup: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={frame.heading}>{t('inspector.clause.changeTitle')}</h3>
      <p className={classes.cite}>
        {t(`inspector.clause.${regroup ? 'changeCiteRegroup' : 'changeCite'}`)}
      </p>
      <dl className={classes.change}>
        <dt>{t('inspector.clause.wordLabel')}</dt>
        <dd>
          <p className={classes.words}>
            <del>{t('inspector.clause.oldWord')}</del>
            <span aria-hidden>→</span>
            <ins>{t('inspector.clause.newWord')}</ins>
          </p>
          <del>
            <span className={classes.tag}>{t('inspector.clause.old')}</span>
            <span>{t('inspector.clause.wordOld')}</span>
          </del>
          <ins>
            <span className={classes.tag}>{t('inspector.clause.new')}</span>
            <span>{t('inspector.clause.wordNew')}</span>
          </ins>
          <p>{t('inspector.clause.wordWhy')}</p>
        </dd>
        <dt>{t('inspector.clause.addedLabel')}</dt>
        <dd>
          <ins>
            <span className={classes.tag}>{t('inspector.clause.added')}</span>
            <span>{t('inspector.clause.addedText')}</span>
          </ins>
          <p>{t('inspector.clause.addedWhy')}</p>
          {regroup && (
            <p>
              {t('inspector.clause.addedInRegroup')}
              <ClauseMark mark="own" />
            </p>
          )}
        </dd>
        <dt>{t('inspector.clause.publishedLabel')}</dt>
        <dd>
          <p>{t('inspector.clause.publishedText')}</p>
        </dd>
      </dl>
    </>
  );
}
