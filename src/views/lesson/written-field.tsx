import { Textarea, TextInput } from '@mantine/core';
import { type ChangeEvent, useState } from 'react';
import { useTranslation } from '../../i18n/translation.tsx';

type Props = Readonly<{
  label: string;
  description?: string;
  value: string;
  most: number;
  /** Lines shown; one line where not given. */
  rows?: number;
  /** Whether it may be empty. */
  required?: boolean;
  autoFocus?: boolean;
  onWrite: (text: string) => void;
}>;

/** A text of a lesson. What is typed is taken at once; one that must not be empty keeps what it was until
 *  there is something again. */
export function WrittenField({ value, most, rows, required = false, onWrite, ...rest }: Props) {
  const { t } = useTranslation();
  const [isEmpty, setEmpty] = useState(false);
  const field = {
    ...rest,
    size: 'xs',
    maxLength: most,
    value: isEmpty ? '' : value,
    error: isEmpty ? t('lesson.form.required') : null,
    onChange(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) {
      const text = event.currentTarget.value;
      const isMissing = required && text.trim() === '';
      setEmpty(isMissing);
      if (!isMissing) onWrite(text);
    },
    onBlur: () => setEmpty(false),
  } as const;
  return rows === undefined ? <TextInput {...field} /> : <Textarea rows={rows} {...field} />;
}
