import { useTranslation } from '../../i18n/translation.tsx';
import { type ShippedLanguage, shippedLanguages } from '../../lesson/shipped/index.ts';

/** The language that lessons which ship are shown in: that of the page, or English. */
export function useLessonLanguage(): ShippedLanguage {
  const { language } = useTranslation().i18n;
  return shippedLanguages.find((one) => language.startsWith(one)) ?? 'en';
}
