import { type DesignName, designNamed } from '../engine/index.ts';
import { useTranslation } from '../i18n/translation.tsx';
import { Badge } from '../ui/badge.tsx';
import classes from './design-facts.module.css';

/** What a design rests on, and what of it the tool has chosen. */
export function DesignFacts({ design }: { design: DesignName }) {
  const { t } = useTranslation();
  const { sources, choices } = designNamed(design);
  const marked = Object.entries(choices);
  return (
    <div className={classes.facts}>
      <p>{t('designs.source', { list: sources.join(', ') })}</p>
      {marked.length > 0 && (
        <ul>
          {marked.map(([choice, mark]) => (
            <li key={choice}>
              {t(`designs.choice.${choice}`)}{' '}
              <Badge tone="doubt">{t(`designs.mark.${mark}`)}</Badge>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
