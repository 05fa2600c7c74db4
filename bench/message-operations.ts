/** Whole messages and whole groups, through the entities and procedures the app runs. */

import type { McpttUe } from '../src/engine/checks/reception.ts';
import { createRandomSource } from '../src/engine/crypto/hmac-drbg.ts';
import { dropSecretTables } from '../src/engine/crypto/sakke.ts';
import { createGmk, createGroupKeyTransport } from '../src/engine/entities/gms.ts';
import { provisionIdentity, setUpKms } from '../src/engine/entities/kms.ts';
import { receiveNotification } from '../src/engine/entities/mcptt-ue.ts';
import type { Gms } from '../src/engine/entities/parties.ts';
import { contextFor, runSource, type Scenario } from '../src/engine/index.ts';
import { decodeMessage } from '../src/engine/mikey/index.ts';
import { unixFromNtp } from '../src/engine/model/ntp-time.ts';
import { gmkTag } from '../src/engine/model/purpose.ts';
import type { Scope, Steps } from '../src/engine/trace/recording.ts';
import { dualGroup } from './dual-group.ts';
import type { Operation } from './measure.ts';

/** Runs a scenario to its end, as the app would. The worker pool can take the place of `runAlone`. */
export type RunScenario = (scenario: Scenario) => Promise<void>;

/** In this thread, every event in turn. */
export const runAlone: RunScenario = async (scenario) => {
  const source = { kind: 'scenario' as const, scenario };
  let last = '';
  for (const event of runSource(
    source,
    contextFor(source, () => 0),
  ))
    last = event.id;
  if (!last.endsWith('outcome')) throw new Error(`the run ended with ${last}`);
};

const kmsUri = 'kms.mcptt.example.org';
const groupUri = 'sip:fireground7@mcptt.example.org';
const ntpSeconds = 4_004_499_600;
const scope: Scope = { prefix: 'gkp', procedure: 1, step: 1, actor: 'gms', member: 'ue1' };
const context = {
  random: createRandomSource(new TextEncoder().encode('bench messages')),
  stopwatch: () => 0,
  timings: new Map<string, number>(),
};

function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const rule = { keyPeriodSeconds: 2_592_000, keyPeriodOffsetSeconds: 0 };
const kms = finish(setUpKms(context, scope, { actor: 'kms', name: 'primary', kmsUri, rule }));
const provision = (userUri: string) =>
  finish(provisionIdentity(context, scope, kms, { userUri, ntpSeconds })).issued;
const parameters = {
  keyType: gmkTag,
  status: 1,
  activationTime: unixFromNtp(ntpSeconds),
  expiryTime: 0,
  text: 'Fire ground 7',
  groupIds: [groupUri],
};
const gmk = finish(createGmk(context, scope, { purpose: 'group', tag: gmkTag, parameters }));

let count = 0;

/** A GMS and a member that know each other not yet. */
function strangers() {
  count++;
  const [gmsUri, memberUri] = [`sip:gms.${count}@example.org`, `sip:ue.${count}@example.org`];
  const gms: Gms = {
    name: 'gms',
    uri: gmsUri,
    certificate: kms.certificate,
    keySet: provision(gmsUri),
    ntpSeconds,
    form: { release: 'ts-33.179', signed: 'with-header', hideIdentities: false, mkiInSpi: false },
  };
  const ue: McpttUe = {
    uri: memberUri,
    ntpSeconds,
    clockWindowSeconds: 300,
    kmsUri,
    certificates: [kms.certificate],
    keySets: [provision(memberUri)],
    authorisedGms: [gmsUri],
    groupUri,
    expects: { dual: false, marking: 'none', acceptance: 'all-or-nothing', tags: [gmkTag] },
    recordsRevocation: true,
    seen: new Set(),
    keys: [],
  };
  return { gms, ue };
}

const create = ({ gms, ue }: ReturnType<typeof strangers>) =>
  finish(
    createGroupKeyTransport(context, scope, gms, gmk, {
      uri: ue.uri,
      certificate: kms.certificate,
    }),
  );

function open(ue: McpttUe, octets: Uint8Array): void {
  const ref = { messageId: 'bench', payload: 0 };
  const arrival = { decoded: decodeMessage(octets), ref, purpose: 'group' as const };
  const failures = finish(receiveNotification(context, { ...scope, step: 2 }, ue, [arrival]));
  if (failures[0]) throw new Error(`the message was refused: ${failures[0].code}`);
}

/** `imessage.create` for a member not met before; `imessage.open` from a GMS and with an RSK not met
 *  before. */
export function messageOperations(): readonly Operation[] {
  let pair = strangers();
  let octets = create(pair);
  return [
    {
      name: 'imessage.create',
      before: () => {
        pair = strangers();
      },
      run: () => create(pair),
    },
    {
      name: 'imessage.open',
      before: () => {
        pair = strangers();
        octets = create(pair);
        dropSecretTables();
      },
      run: () => open(pair.ue, octets),
    },
  ];
}

/** The full procedure for a dual group of `members`, once. */
export const groupOperation = (members: number, runScenario: RunScenario): Operation => ({
  name: `group.${members}.dual`,
  before: dropSecretTables,
  run: () => runScenario(dualGroup(members)),
  runs: 1,
});
