import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { findNode } from '../codec/field-node.ts';
import { bundleMessage } from '../mcptt/bundle-parts.ts';
import { decodeMessage } from '../mikey/index.ts';
import { bytesToHex, hexToBytes } from '../model/bytes.ts';
import { scenarioVersion } from '../model/carry-over.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { TraceEvent } from '../trace/trace.ts';
import { actorsOf } from './actors-of.ts';
import { findMessages } from './find-messages.ts';
import type { FoundMessage } from './found.ts';
import { noKeyMaterial } from './key-material.ts';
import { openPackets } from './open-packets.ts';
import { outcomeOf } from './opened-outcome.ts';
import type { FoundPacket } from './opened-packet.ts';
import { packetKeysOf } from './packet-keys.ts';
import { readBundles, readScenario } from './read-input.ts';
import { bundlesOfRun, keyJson } from './run-bundles.ts';
import { keyLogOfRun } from './run-key-log.ts';
import { traceOfRun } from './run-trace.ts';
import { vectorsOfRun } from './run-vectors.ts';
import { traceFile } from './trace-file.ts';
import { vectorsFile } from './vectors-file.ts';

/** Files that were once made, by the version of their time: scenarios, the bundles, captures, key logs,
 *  traces, vectors and pictures of their runs. They are read for good, and what they hold comes to what it came to. */
const folder = new URL('./kept/', import.meta.url);
const names = readdirSync(folder);
const octetsOf = (name: string) => Uint8Array.from(readFileSync(new URL(name, folder)));
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const kept = (ending: string) =>
  names.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));

const isPacket = (message: FoundMessage): message is FoundMessage & FoundPacket =>
  message.kind !== 'mikey';

type Bundle = ReturnType<typeof bundlesOfRun>[number];

const bundlesAt = (name: string): readonly Bundle[] =>
  [JSON.parse(textOf(`${name}.bundles.json`))].flat();

function runOf(name: string) {
  const read = readScenario(textOf(`${name}.scenario.json`));
  if (!read.ok) throw new TypeError(JSON.stringify(read.problems));
  const source = { kind: 'scenario', scenario: read.value } as const;
  const events: readonly TraceEvent[] = eventsOf(source);
  return { scenario: read.value, actors: actorsOf(source), events };
}

/** Version 1 left the octet in front of the protected key parameters at 00, which is signed. */
const signedOtherwise = ['GeneralExtension.payloadIei', 'SIGN.signature'];

/** Octets of a message without those that runs of an earlier version have otherwise. */
function comparable(name: string, hex: string): string {
  const octets = hexToBytes(hex);
  if (!name.startsWith('v1-')) return bytesToHex(octets);
  const { tree } = decodeMessage(octets);
  for (const path of signedOtherwise) {
    const { start = 0, end = 0 } = findNode(tree, path) ?? {};
    expect(end, path).toBeGreaterThan(start);
    octets.fill(0, start, end);
  }
  return bytesToHex(octets);
}

describe('files that were once made', () => {
  it('are kept of every version of scenarios', () => {
    const versions = kept('.scenario.json').map((name) => {
      const { version } = JSON.parse(textOf(`${name}.scenario.json`)) as { version: number };
      expect(name.startsWith(`v${version}-`), name).toBe(true);
      return version;
    });
    expect([...new Set(versions)].sort()).toEqual(
      Array.from({ length: scenarioVersion }, (_, index) => index + 1),
    );
    const endings = /\.((scenario|bundles|trace|vectors)\.json|pcapng|keys|svg|png)$/;
    expect(names.filter((name) => !endings.test(name))).toEqual([]);
  });

  it.each(kept('.scenario.json'))('%s: the scenario sends what it sent', (name) => {
    const { scenario, actors, events } = runOf(name);
    const made = bundlesOfRun(scenario, actors, events);
    const before = bundlesAt(name);
    expect(made.length).toBe(before.length);
    for (const [index, bundle] of before.entries()) {
      const { i_message_hex: octets, i_message_base64: _, ...stated } = bundle;
      expect(made[index]).toMatchObject(stated);
      const now = made[index]?.i_message_hex ?? '';
      expect(comparable(name, now)).toBe(comparable(name, octets));
    }
  });

  it.each(kept('.bundles.json'))('%s: the bundles open to the keys they opened to', (name) => {
    const read = readBundles(textOf(`${name}.bundles.json`));
    if (!read.ok) throw new TypeError(JSON.stringify(read.problems));
    const stated = bundlesAt(name);
    for (const [index, bundle] of read.value.entries()) {
      const { failure, keys } = outcomeOf({ kind: 'bundle', bundle });
      expect(failure).toBeNull();
      const [first, second] = keys.map(keyJson);
      // What a key is for, a message by itself does not always say.
      const { gmk, gmk_id, guk_id, rand, key_parameters, srtp } = stated[index] as Bundle;
      expect(first).toMatchObject({ gmk, gmk_id, guk_id, rand, key_parameters, srtp });
      expect(second?.gmk).toBe(stated[index]?.second?.gmk);
    }
  });

  it.each(kept('.pcapng'))(
    '%s: the capture gives the messages it held, and its packets open',
    (name) => {
      const found = findMessages(octetsOf(`${name}.pcapng`));
      if (!found.ok) throw new TypeError(JSON.stringify(found.problems));
      const packets = found.messages.filter(isPacket);
      const messages = found.messages
        .filter((message) => !isPacket(message))
        .map(({ octets }) => bytesToHex(octets));
      expect(messages).toEqual(bundlesAt(name).map((bundle) => bundle.i_message_hex));
      const read = readBundles(textOf(`${name}.bundles.json`));
      const bundles = read.ok ? read.value : [];
      expect(bundles.map((bundle) => bytesToHex(bundleMessage(bundle)))).toEqual(messages);
      const records = bundles.flatMap((bundle) => outcomeOf({ kind: 'bundle', bundle }).keys);
      const uris = bundles.flatMap(({ responder = [] }) => responder);
      const opened = [...openPackets(packets, packetKeysOf(records, noKeyMaterial, uris))];
      expect(opened.map(({ verdict }) => verdict)).toEqual(packets.map(() => 'passed'));
    },
  );

  it.each([
    ['.trace.json', traceOfRun, traceFile],
    ['.vectors.json', vectorsOfRun, vectorsFile],
  ] as const)('%s: what it says, the run says still, in a form of today', (ending, make, form) => {
    for (const name of kept(ending)) {
      const before = JSON.parse(textOf(`${name}${ending}`));
      expect(v.safeParse(form, before).issues, name).toBeUndefined();
      const now = [...make({ ...runOf(name), link: before.link })].join('');
      expect(JSON.parse(now), name).toMatchObject(before);
    }
  });

  it.each(['.svg', '.png'])('%s: the picture still gives the link of its run', (ending) => {
    for (const name of kept(ending)) {
      const { link } = JSON.parse(textOf(`${name}.trace.json`));
      expect(findMessages(octetsOf(`${name}${ending}`))).toMatchObject({ document: 'run', link });
    }
  });

  it.each(kept('.keys'))('%s: the key log says what it said', (name) => {
    const log = keyLogOfRun({ ...runOf(name), link: '', say: ({ code }) => code });
    const linesOf = (text: string) => text.split('\n').filter((line) => !line.startsWith('#'));
    expect(linesOf(log)).toEqual(linesOf(textOf(`${name}.keys`)));
  });
});
