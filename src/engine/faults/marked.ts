import type { Gmk } from '../entities/parties.ts';
import { purposeTexts } from '../model/purpose.ts';

/** A key marked as one for media, by its text and by its purpose tag. */
export function markedForMedia(key: Gmk): Gmk {
  const { text } = key.parameters;
  const { media, floor } = purposeTexts;
  const marked = text.endsWith(floor) ? text.slice(0, -floor.length) + media : text;
  const gmkId = key.gmkId & 0x0fffffff;
  return { ...key, gmkId, parameters: { ...key.parameters, keyType: 0, text: marked } };
}
