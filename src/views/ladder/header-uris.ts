import type { Column } from './ladder-columns.ts';
import type { LadderLayout } from './ladder-drawing.ts';
import { shortenApart } from './shorten-apart.ts';

export const uriSize = 12;
const wholeUriSize = 14;

/** Size of the letters of a URI over a lifeline. */
export const uriSizeOf = ({ whole }: Pick<Column, 'whole'>): number =>
  whole ? wholeUriSize : uriSize;

/** Room beside a URI within its header. */
export const uriPadding = 10;

type Columns = Pick<LadderLayout, 'columns'>;

const kept = new WeakMap<Columns['columns'], ReadonlyMap<string, string>>();

/** What stands in the headers of a drawing for each URI of an actor: no two the same. */
export function headerUris({ columns }: Columns): ReadonlyMap<string, string> {
  const known = kept.get(columns);
  if (known !== undefined) return known;
  const narrow = columns.flatMap(({ kind, actors, width }) => {
    const uri = kind === 'folded' ? '' : (actors[0]?.uri ?? '');
    return uri === '' ? [] : [{ uri, width: width - uriPadding, server: kind === 'gms' }];
  });
  const [first] = columns;
  const texts = shortenApart(narrow, first ? uriSizeOf(first) : uriSize);
  kept.set(columns, texts);
  return texts;
}
