/** JSON of any length in pieces: a line each entry of its lists, so that a long one is written in slices, and
 *  two of them are compared line by line. */

type Entry = readonly [name: string, value: unknown];

/** A document's fields in their order: a value, its list, or its fields, as they come. */
export type JsonSection =
  | Readonly<{ name: string; value: unknown }>
  | Readonly<{ name: string; list: Iterable<unknown> }>
  | Readonly<{ name: string; fields: Iterable<Entry> }>;

/** The pieces of the document, which together are its text. */
export function* jsonPieces(sections: Iterable<JsonSection>): Generator<string, void, void> {
  let before = '{\n';
  for (const section of sections) {
    yield `${before}  ${JSON.stringify(section.name)}: `;
    if ('list' in section) yield* enclosed('[]', lines(section.list));
    else if ('fields' in section) yield* enclosed('{}', fieldLines(section.fields));
    else yield JSON.stringify(section.value);
    before = ',\n';
  }
  yield '\n}\n';
}

function* lines(list: Iterable<unknown>): Generator<string> {
  for (const one of list) yield JSON.stringify(one);
}

function* fieldLines(fields: Iterable<Entry>): Generator<string> {
  for (const [name, value] of fields) yield `${JSON.stringify(name)}: ${JSON.stringify(value)}`;
}

function* enclosed(ends: '[]' | '{}', entries: Iterable<string>): Generator<string> {
  const [open, close] = ends;
  let isEmpty = true;
  for (const entry of entries) {
    yield `${isEmpty ? open : ','}\n    ${entry}`;
    isEmpty = false;
  }
  yield isEmpty ? ends : `\n  ${close}`;
}
