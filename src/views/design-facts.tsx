import { useTranslation } from 'react-i18next';
import { type DesignName, designNamed } from '../engine/index.ts';
import { Badge } from '../ui/badge.tsx';
import classes from './design-facts.module.css';

/** What a design rests on, and what of it the tool has chosen. */
export function DesignFacts({ design }: { design: DesignName }) {
  const { t } = useTranslation();
  const { sources, choices } = designNamed(design);
  return (
    <div className={classes.facts}>
      <p>{t('designs.source', { list: sources.join(', ') })}</p>
      {choices.length > 0 && (
        <ul>
          {choices.map((choice) => (
            <li key={choice}>
              {t(`designs.choice.${choice}`)} <Badge tone="doubt">{t('designs.own')}</Badge>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
