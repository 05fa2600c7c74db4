import { useTranslation } from '../i18n/translation.tsx';
import { Badge } from '../ui/badge.tsx';
import type { Mark } from './clause-facts.ts';

/** Behind a sentence that is not the word of a text we have read: why not. */
export function ClauseMark({ mark }: { mark: Mark | undefined }) {
  const { t } = useTranslation();
  if (mark === undefined) return null;
  return (
    <>
      {' '}
      <Badge tone="doubt">{t(`inspector.clause.mark.${mark}`)}</Badge>
    </>
  );
}
