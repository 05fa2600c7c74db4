import { csvText } from './csv-text.ts';
import { type DataTable, guarded, isNumberColumn, plainCell, shownCell } from './data-table.ts';

/** A table as text. What it belongs to goes with it in every form. */

/** Comma-separated values: the table, then a row for each fact and each mark, in as many columns. */
export function tableCsv(table: DataTable): string {
  const { title, heads, rows, context, marks } = table;
  const wide = (cells: readonly string[]) =>
    heads.map((_, at) => cells[at] ?? '').concat(cells.slice(heads.length));
  return csvText([
    heads.map(guarded),
    ...rows.map((cells) => wide(cells.map(plainCell))),
    wide([]),
    wide([guarded(title)]),
    ...context.map(({ name, value }) => wide([guarded(name), guarded(value)])),
    ...marks.map((mark) => wide([guarded(mark)])),
  ]);
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Tabs between the cells, as programs for tables take it from the clipboard. */
export function tableTsv({ title, heads, rows, context, marks }: DataTable): string {
  const line = (cells: readonly string[]) => cells.map(flat).join('\t');
  return [
    line(heads.map(guarded)),
    ...rows.map((cells) => line(cells.map(plainCell))),
    '',
    line([guarded(title)]),
    ...context.map(({ name, value }) => line([guarded(name), guarded(value)])),
    ...marks.map((mark) => line([guarded(mark)])),
    '',
  ].join('\n');
}

/** A text in Markdown that is shown as it is. An underscore inside a word is no markup. Source: GFM §2.4,
 *  §4.10. */
const markdown = (text: string) =>
  flat(text)
    .replace(/[\\|*`[\]<>~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_');

/** A table of Markdown under its title and the facts it belongs to, numbers to the right; below it the
 *  marks. */
export function tableMarkdown(table: DataTable): string {
  const { title, heads, rows, context, marks } = table;
  const line = (cells: readonly string[]) => `| ${cells.map(markdown).join(' | ')} |`;
  const rule = heads.map((_, at) => (isNumberColumn(table, at) ? '---:' : '---'));
  return [
    ...[`## ${markdown(title)}`, ''],
    ...context.map(({ name, value }) => `- ${markdown(name)}: ${markdown(value)}`),
    ...(context.length > 0 ? [''] : []),
    ...[line(heads.map(guarded)), `| ${rule.join(' | ')} |`],
    ...rows.map((cells) => line(cells.map(shownCell))),
    ...(marks.length > 0 ? ['', ...marks.map((mark) => `- ${markdown(mark)}`)] : []),
    '',
  ].join('\n');
}

const signs: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
};
const html = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

const border = 'border:1px solid #888;padding:2px 6px;vertical-align:top';

/** A table for documents: it brings its lines along, and no picture. */
export function tableHtml(table: DataTable): string {
  const { title, heads, rows, context, marks } = table;
  const cell = (name: 'th' | 'td', text: string, at: number) => {
    const side = isNumberColumn(table, at) ? 'right' : 'left';
    // Word processors break a head anywhere before they widen its column.
    const whole = name === 'th' ? ';white-space:nowrap' : '';
    return `<${name} style="${border};text-align:${side}${whole}">${html(text)}</${name}>`;
  };
  const row = (name: 'th' | 'td', cells: readonly string[]) =>
    `<tr>${cells.map((text, at) => cell(name, text, at)).join('')}</tr>`;
  return [
    '<meta charset="utf-8">',
    `<p><b>${html(title)}</b></p>`,
    '<table style="border-collapse:collapse">',
    `<thead>${row('th', heads.map(guarded))}</thead>`,
    `<tbody>${rows.map((cells) => row('td', cells.map(shownCell))).join('')}</tbody>`,
    '</table>',
    ...context.map(({ name, value }) => `<p>${html(`${name}: ${value}`)}</p>`),
    ...marks.map((mark) => `<p>${html(mark)}</p>`),
  ].join('\n');
}
