import { shortenServerUri, shortenUri, textWidth } from './text-width.ts';

/** Identities in narrow places: cut where they differ least, and never two of them to the same text. */

export type Narrow = Readonly<{ uri: string; width: number; server: boolean }>;

type Shorten = (one: Narrow, size: number) => string;

/** Keeps `share` of the letters before the cut, and as many letters as there is room for. */
const cutAt =
  (share: number): Shorten =>
  ({ uri, width }, size) => {
    if (textWidth(uri, size) <= width) return uri;
    const letters = [...uri];
    for (let kept = letters.length - 1; kept > 0; kept -= 1) {
      const head = Math.round(kept * share);
      const tail = letters.slice(letters.length - (kept - head)).join('');
      const short = `${letters.slice(0, head).join('')}…${tail}`;
      if (textWidth(short, size) <= width) return short;
    }
    return '…';
  };

/** From the way that keeps what usually tells identities apart to cuts at other places. */
const ways: readonly Shorten[] = [
  ({ uri, width, server }, size) => (server ? shortenServerUri : shortenUri)(uri, width, size),
  ...[0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9, 0.1, 1, 0].map(cutAt),
];

/** A shortened text for each of several URIs. Those that no cut can tell apart in their width stay
 *  whole. */
export function shortenApart(list: readonly Narrow[], size: number): ReadonlyMap<string, string> {
  const different = [...new Map(list.map((one) => [one.uri, one])).values()];
  const texts = new Map<string, string>();
  let open = different;
  for (const shorten of ways) {
    if (open.length === 0) break;
    const made = open.map((one) => ({ one, text: shorten(one, size) }));
    const counts = new Map<string, number>();
    for (const { text } of made) counts.set(text, (counts.get(text) ?? 0) + 1);
    const taken = new Set(texts.values());
    for (const { one, text } of made)
      if (counts.get(text) === 1 && !taken.has(text) && text !== '…') texts.set(one.uri, text);
    open = open.filter(({ uri }) => !texts.has(uri));
  }
  for (const { uri } of open) texts.set(uri, uri);
  return texts;
}
