import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findTshark } from '../../../bin/find-tshark.mjs';
import { wordsOf } from '../../cli/words.ts';
import { bytesToHex, concatBytes } from '../model/bytes.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { scenarioOf } from '../testing/catalogue-fixture.ts';
import { eventsOf } from '../testing/events-of.ts';
import { actorsOf } from './actors-of.ts';
import { findMessages } from './find-messages.ts';
import { captureOfRun } from './run-capture.ts';
import { udpPacket } from './write-ip.ts';
import { captureHead, capturePacket } from './write-pcapng.ts';

/** The capture of a run in Wireshark's own hands, as it comes and with the dissector. */

const { fact: say } = wordsOf('en');
const tshark = findTshark() ?? '';
const folder = mkdtempSync(join(tmpdir(), 'keyladder-tshark-'));
const dissector = join(folder, 'keyladder.lua');
chmodSync(folder, 0o755);
copyFileSync('wireshark/keyladder.lua', dissector);
chmodSync(dissector, 0o644);
afterAll(() => rmSync(folder, { recursive: true }));

// For root Wireshark leaves scripts out without a word.
const asNobody = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'];

const warning = 0x600000;

/** What Wireshark says of each packet. `severe`: its complaints from a warning on; a comment is no
 *  complaint. `read`: the CSB IDs of the messages the dissector found. */
type Told = Readonly<{
  comment: string;
  malformed: boolean;
  severe: readonly string[];
  read: readonly string[];
  cut: boolean;
}>;

let captures = 0;

function saved(capture: Uint8Array): string {
  captures += 1;
  const file = join(folder, `${captures}.pcapng`);
  writeFileSync(file, capture, { mode: 0o644 });
  return file;
}

function captureOf(scenario: Scenario): Uint8Array {
  const source = { kind: 'scenario', scenario } as const;
  const run = { scenario, actors: actorsOf(source), events: eventsOf(source) };
  return concatBytes(...captureOfRun({ ...run, link: '#v3.abc', say }));
}

/** The messages our own reader finds in a capture. */
function messagesIn(capture: Uint8Array): readonly Uint8Array[] {
  const found = findMessages(capture);
  if (!found.ok) throw new TypeError('the capture holds no message');
  return found.messages.filter(({ kind }) => kind === 'mikey').map(({ octets }) => octets);
}

const csbIdOf = (octets: Uint8Array) => `0x${bytesToHex(octets.slice(4, 8))}`;

function toldBy(file: string, { lua }: Readonly<{ lua: boolean }>): readonly Told[] {
  const own = lua ? ['mcxmikey.csb_id', 'mcxmikey.cut'] : [];
  const fields = ['frame.comment', '_ws.malformed', '_ws.expert.severity', '_ws.expert.message'];
  const args = [
    ...(lua ? ['-X', `lua_script:${dissector}`] : []),
    ...['-n', '-r', file, '-T', 'fields', '-E', 'aggregator=|'],
    ...[...fields, ...own].flatMap((field) => ['-e', field]),
  ];
  const [command = tshark, ...rest] = [...(process.getuid?.() === 0 ? asNobody : []), tshark];
  const env = { PATH: process.env.PATH, HOME: folder };
  const lines = execFileSync(command, [...rest, ...args], { env, encoding: 'utf8', stdio: 'pipe' });
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [comment = '', malformed, severities = '', messages = '', ids = '', cut = ''] =
        line.split('\t');
      const texts = messages.split('|');
      const severe = severities.split('|').flatMap((severity, index) => {
        return Number(severity) >= warning ? [texts[index] ?? ''] : [];
      });
      const read = ids.split('|').filter((id) => id !== '');
      return { comment, malformed: malformed !== '', severe, read, cut: cut !== '' };
    });
}

// Its bare payload over UDP is what Wireshark takes for MIKEY by itself.
const attack: FaultEntry = {
  ...{ fault: 'user-sends-own-key', to: ['ue1'], parameters: {} },
  at: { procedure: 1, step: 1 },
};
const scenarios = {
  'TS 33.179, provisioning, with somebody outside': scenarioOf({ faults: [attack] }),
  'TS 33.179, regroup, two keys in one procedure': scenarioOf({
    ...{ procedure: 'group-regroup', gmkMode: 'dual-one-procedure' },
  }),
  'TS 33.180, regroup, the procedure twice': scenarioOf({
    ...{ procedure: 'group-regroup', gmkMode: 'dual-two-procedures', profile: 'ts-33.180' },
  }),
};

describe('the capture of a run in Wireshark', () => {
  const rtcp = 'Application name is not a string';

  it.each(Object.entries(scenarios))('[docs/wireshark.md] %s', (_name, scenario) => {
    const capture = captureOf(scenario);
    const file = saved(capture);
    const told = toldBy(file, { lua: true });
    expect(told.filter(({ comment }) => !/(gkp|regroup|step0)/.test(comment))).toEqual([]);
    expect(told.filter(({ malformed }) => malformed)).toEqual([]);
    expect(told.flatMap(({ severe }) => severe).filter((it) => it !== rtcp)).toEqual([]);
    // It is there, and finds every message.
    expect(told.flatMap(({ read }) => read)).toEqual(messagesIn(capture).map(csbIdOf));
    if (scenario.profile !== 'ts-33.179') return;
    const asItComes = toldBy(file, { lua: false });
    expect(asItComes.map(({ comment }) => comment)).toEqual(told.map(({ comment }) => comment));
    expect(asItComes.filter(({ malformed }) => malformed)).toEqual([]);
  });

  it('[docs/wireshark.md] a message that is cut short is told, with the dissector and without', () => {
    const [message = new Uint8Array()] = messagesIn(captureOf(scenarioOf({ faults: [attack] })));
    const end = { address: Uint8Array.of(198, 18, 0, 1), port: 2269 };
    const packet = udpPacket({ from: end, to: end, id: 1 }, message.slice(0, 100));
    const head = captureHead({ comment: '', application: '', names: [] });
    const file = saved(
      concatBytes(head, capturePacket({ octets: packet, unixMicroseconds: 0n, comment: 'cut' })),
    );
    expect(toldBy(file, { lua: true })).toMatchObject([{ cut: true, comment: 'cut' }]);
    expect(toldBy(file, { lua: false })).toMatchObject([{ malformed: true }]);
  });
});
