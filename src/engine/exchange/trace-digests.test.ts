import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { traceDigest } from '../analysis/trace-digest.ts';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import recorded from './trace-digests.fixture.json' with { type: 'json' };

/** Same scenario and seed, same octets: digests of whole runs as they were recorded. A change that is
 *  meant to alter octets records them anew: `KEYLADDER_RECORD=1 npx vitest run trace-digests`. */

const modes = {
  one: { gmkMode: 'single' },
  twice: { gmkMode: 'dual-two-procedures' },
  'two payloads': { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' },
  'one payload': { gmkMode: 'dual-one-procedure', dualEncoding: 'two-keys-in-one-payload' },
} as const satisfies Record<string, Partial<Scenario>>;
const forms = [
  { profile: 'ts-33.179', purposeMarking: 'text' },
  { profile: 'ts-33.180', hideIdentities: true, purposeMarking: 'mkfc-tag' },
  { profile: 'ts-33.180', hideIdentities: false, mkiInSpi: true, purposeMarking: 'none' },
] as const satisfies readonly Partial<Scenario>[];

const at = (fault: string, procedure: 1 | 2, step: 0 | 1 | 3 | 4, to: string): FaultEntry => ({
  fault,
  at: { procedure, step },
  to: [to],
  parameters: {},
});
const faults = [
  at('signature-bit-flip', 1, 1, 'ue1'),
  at('gmk-id-duplicate', 1, 1, 'ue2'),
  at('clock-skew', 1, 1, 'ue1'),
  at('kms-certificate-missing', 1, 0, 'ue1'),
  at('notification-reordered', 1, 1, 'ue1'),
  at('sakke-data-altered', 1, 1, 'ue2'),
];

const cases: readonly (readonly [string, Scenario, readonly FaultEntry[]])[] = [
  ...(['group-key-provisioning', 'group-regroup'] as const).flatMap((procedure, figure) =>
    Object.entries(modes).map(([mode, change], index) => {
      const form = forms[(figure + index) % forms.length] ?? {};
      return [`${procedure} ${mode}`, scenarioOf({ procedure, ...change, ...form }), []] as const;
    }),
  ),
  ...faults.map(
    (fault) => [`twice with ${fault.fault}`, scenarioOf({ ...modes.twice }), [fault]] as const,
  ),
  [
    'regroup with a refusing partner',
    scenarioOf({ procedure: 'group-regroup', ...modes['two payloads'] }),
    [at('signature-bit-flip', 1, 3, 'partner-gms')],
  ],
];

const made: Record<string, string> = {};

it.each(cases)('runs the same octets as recorded: %s', (name, scenario, entries) => {
  made[name] = traceDigest(runWith(scenario, ...entries));
  if (process.env.KEYLADDER_RECORD === undefined) {
    expect(made[name]).toBe((recorded as Record<string, string>)[name]);
  } else {
    const file = new URL('./trace-digests.fixture.json', import.meta.url);
    writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`);
  }
});
