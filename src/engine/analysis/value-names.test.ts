import { expect, it } from 'vitest';
import { readCatalogue } from '../../i18n/read-catalogue.ts';
import { keyNames, registeredNames, valueLabels } from '../../testing/standard-names.ts';
import type { ValueName } from '../codec/field.ts';
import type { FieldNode } from '../codec/field-node.ts';
import { type DocumentationRow, documentationRows } from '../codec/payload.ts';
import { floorMessage, srtcp } from '../mcptt/floor-message.ts';
import { rtp, srtp } from '../mcptt/rtp-packet.ts';
import { payloadRegistry } from '../mikey/index.ts';
import type { NamedValue } from '../model/named-value.ts';
import { eventsOf } from '../testing/events-of.ts';
import { eventsOfEveryFault } from '../testing/every-fault.ts';
import { bundlesOfEveryKind } from '../testing/key-messages.ts';
import type { TraceEvent } from '../trace/trace.ts';

/** The values of calculations, of checks and of what is handed out. */
function valuesOf(event: TraceEvent): readonly NamedValue[] {
  if (event.kind === 'provision' || event.kind === 'check') return event.values;
  if (event.kind !== 'compute') return [];
  const { inputs, intermediates, outputs } = event.working;
  return [...inputs, ...intermediates, ...outputs];
}

const events = [
  ...eventsOfEveryFault(),
  ...bundlesOfEveryKind().flatMap((source) => eventsOf(source)),
];

it('[Keyladder §words] every value has a name of the catalogue, or a letter or label of a standard', () => {
  const found = new Set(events.flatMap((event) => valuesOf(event).map(({ name }) => name)));
  const words = readCatalogue('en').values as Readonly<Record<string, string>>;
  expect([...found].filter((name) => !(name in words) && !valueLabels.has(name))).toEqual([]);
  expect([...valueLabels].filter((name) => !found.has(name))).toEqual([]);
  expect([...valueLabels].filter((name) => name in words)).toEqual([]);
});

it('[Keyladder §words] a value that goes by several names is called by all of them', () => {
  const values = events.flatMap(valuesOf);
  const joined = values.filter(({ name, aliases }) => aliases && aliases.join(' = ') !== name);
  expect(joined).toEqual([]);
  expect(new Set(values.flatMap(({ name, aliases }) => (aliases ? [name] : [])))).toEqual(
    new Set([
      ...keyNames.map((name) => `TGK = ${name}`),
      ...keyNames.map((name) => `CSB ID = ${name === 'GMK' ? 'GUK' : name}-ID`),
    ]),
  );
});

const treesOf = (event: TraceEvent): readonly FieldNode[] => {
  if (event.kind === 'compute') return event.reveals?.tree ?? [];
  if (event.kind !== 'message') return [];
  return event.payloads.flatMap(({ sentTree, receivedTree }) => [...sentTree, ...receivedTree]);
};
const namesIn = (nodes: readonly FieldNode[]): readonly ValueName[] =>
  nodes.flatMap(({ valueName, children }) => [
    ...(valueName === undefined ? [] : [valueName]),
    ...namesIn(children),
  ]);

const tables = [...payloadRegistry, floorMessage, srtcp, rtp, srtp].map(({ fields }) =>
  documentationRows(fields),
);
const namesOfRows = (rows: readonly DocumentationRow[]): readonly ValueName[] =>
  rows.flatMap(({ names, rows: inner }) => [...Object.values(names ?? {}), ...namesOfRows(inner)]);

it('[Keyladder §words] the value of a field has the name of a registry, or words', () => {
  const shown = events.flatMap((event) => namesIn(treesOf(event)));
  const found = new Set([...shown, ...tables.flatMap(namesOfRows)]);
  const names = [...found].filter((name) => typeof name === 'string');
  expect([...registeredNames].filter((name) => !found.has(name))).toEqual([]);
  expect(names.filter((name) => !registeredNames.has(name))).toEqual([]);
});
