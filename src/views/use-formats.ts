import { createFormats, type Formats } from '../i18n/formats.ts';
import { useTranslation } from '../i18n/translation.tsx';

/** Numbers, times and lists in the language of the page. */
export function useFormats(): Formats {
  return createFormats(useTranslation().i18n.language);
}
