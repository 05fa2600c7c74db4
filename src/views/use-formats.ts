import { useTranslation } from 'react-i18next';
import { createFormats, type Formats } from '../i18n/formats.ts';

/** Numbers, times and lists in the language of the page. */
export function useFormats(): Formats {
  return createFormats(useTranslation().i18n.language);
}
