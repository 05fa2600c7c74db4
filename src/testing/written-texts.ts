/** Elements that have no end. */
const empty = /^(area|base|br|col|hr|img|input|link|meta|source|track|wbr)$/;
/** Their texts are nobody's words: octets, and what somebody has typed. */
const skipped = /^(script|style|noscript|pre|textarea)$/;
const spoken = /\s(?:aria-label|aria-valuetext|title|placeholder|alt)="([^"]*)"/g;
const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" },
};
const plain = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? '');

/** For tests: every text a reader meets in markup of `renderToString`, text by text: what is written, and what controls are
 *  called. Not what the page marks as an identifier (`translate="no"`). */
export function writtenTexts(markup: string): readonly string[] {
  const texts: string[] = [];
  const open: boolean[] = [];
  for (const [, end, name = '', attributes = '', text = ''] of markup.matchAll(
    /<!--.*?-->|<(\/?)([a-zA-Z][\w-]*)((?:\s[^<>"]*(?:"[^"]*")?)*)\/?>|([^<]+)/g,
  )) {
    const isLeftOut = open.at(-1) ?? false;
    if (text !== '') {
      if (!isLeftOut) texts.push(plain(text));
    } else if (end === '/') open.pop();
    else if (name !== '') {
      const leavesOut = isLeftOut || skipped.test(name) || attributes.includes('translate="no"');
      if (!leavesOut)
        for (const [, said = ''] of attributes.matchAll(spoken)) texts.push(plain(said));
      if (!empty.test(name)) open.push(leavesOut);
    }
  }
  return texts;
}
