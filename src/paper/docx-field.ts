import { convertToXmlComponent, TextRun, XmlComponent } from 'docx';

/** A field with what it comes to, in runs of their own: readers that know no fields have its text. */
export function fieldOf(instruction: string, result: string): readonly TextRun[] {
  const run = (name: string, attributes: Record<string, string>, text?: string) => {
    const elements = text === undefined ? [] : [{ type: 'text', text }];
    const part = convertToXmlComponent({ type: 'element', name, attributes, elements });
    if (!(part instanceof XmlComponent)) throw new TypeError(`${name} is no element`);
    return new TextRun({ children: [part] });
  };
  const mark = (kind: string) => run('w:fldChar', { 'w:fldCharType': kind });
  return [
    mark('begin'),
    run('w:instrText', { 'xml:space': 'preserve' }, ` ${instruction} `),
    mark('separate'),
    new TextRun(result),
    mark('end'),
  ];
}
