import { unixFromNtp } from '../../engine/index.ts';
import type { Formats } from '../../i18n/formats.ts';
import type { ByteField } from '../../ui/byte-field.ts';

/** Where the fields count from: NTP seconds in T, Unix seconds in key parameters and their cover. */
const ntpField = /(^|\.)ntpSeconds$/;
const unixField = /(^|\.)(activationTime|expiryTime|time)$/;

/** The time a field stands for, in UTC; `null` for any other field, and for 0, which means not
 *  set. */
export function utcOfField(
  { path, text }: Pick<ByteField, 'path' | 'text'>,
  formats: Formats,
): string | null {
  if (!/^\d+$/.test(text) || Number(text) === 0) return null;
  if (ntpField.test(path)) return formats.time(unixFromNtp(Number(text)));
  return unixField.test(path) ? formats.time(Number(text)) : null;
}

/** The same fields with the time in UTC as the name of each value that is one; the timestamp
 *  payload as a whole reads as that time. */
export function withUtc(fields: readonly ByteField[], formats: Formats): readonly ByteField[] {
  return fields.map((field) => {
    if (field.children.length === 0) {
      const utc = utcOfField(field, formats);
      return utc === null ? field : { ...field, valueName: utc };
    }
    const children = withUtc(field.children, formats);
    const seconds = field.path === 'T' && children.find(({ path }) => ntpField.test(path));
    const utc = seconds ? seconds.valueName : undefined;
    return utc === undefined ? { ...field, children } : { ...field, children, text: utc };
  });
}
