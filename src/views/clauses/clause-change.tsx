import { useTranslation } from '../../i18n/translation.tsx';
import { diffWords } from '../../paper/diff-words.ts';
import { ClauseMark } from '../clause-mark.tsx';
import { MarkedSpans } from '../marked-spans.tsx';
import classes from './clause.module.css';

/** The two proposals: another word, and one procedure for two keys; beside them what was published. */
export function ClauseChange({ regroup }: { regroup: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <h3 className={classes.heading}>{t('inspector.clause.changeTitle')}</h3>
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
          <p className={classes.sentence}>
            <MarkedSpans
              spans={diffWords(t('inspector.clause.wordOld'), t('inspector.clause.wordNew'))}
            />
          </p>
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
