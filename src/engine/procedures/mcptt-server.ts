import { provisionIdentity, showCertificate } from '../entities/kms.ts';
import type { Gmk, Sender } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import type { KmsCertificate } from '../mcptt/kms-certificate.ts';
import type { ServerId, SystemName } from '../model/actors.ts';
import { type PlannedSystem, planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { ntpClock } from '../model/scenario-rules.ts';
import type { Steps } from '../trace/recording.ts';
import { isIn } from './next-act.ts';
import { external, type Parties, type Servers, serversOf, stepZero } from './step-zero.ts';

/** The MCPTT server of a system, which has a part in some designs: it stands for every server between the
 *  GMS and the UEs. Source: TS 33.180 §5.4, §5.8.1. */
export type McpttServer = Readonly<{
  system: SystemName;
  sender: Sender & Readonly<{ name: ServerId }>;
  /** Of the KMSs of its users, that of its own first. */
  certificates: readonly KmsCertificate[];
  /** The key that it has made for its users; null where it makes none. */
  made: Gmk | null;
}>;

/** The servers as they are in an act: as they were, with keys for a new key period, or new ones. */
export function* openServers(
  scenario: Scenario,
  context: RunContext,
  parties: Parties,
  before: readonly McpttServer[],
): Steps<readonly McpttServer[]> {
  const servers: McpttServer[] = [];
  for (const system of planOf(scenario).systems) {
    if (!system.server) continue;
    const known = before.find((one) => one.system === system.name);
    const own = serversOf(parties, system.name);
    if (known) servers.push(yield* laterServer(scenario, context, own, known));
    else servers.push(yield* provisionServer(scenario, context, own, system, system.server));
  }
  return servers;
}

/** Step 0 for a server: the KMS gives it the keys of its identity, and the certificates of the other KMSs of
 *  its users. */
function* provisionServer(
  scenario: Scenario,
  context: RunContext,
  { kms, userKmss }: Servers,
  { name: system }: PlannedSystem,
  { actor: name, uri }: NonNullable<PlannedSystem['server']>,
): Steps<McpttServer> {
  const ntpSeconds = ntpClock(scenario, name);
  const scope = stepZero(scenario, name);
  const given = yield* provisionIdentity(context, scope, kms, { userUri: uri, ntpSeconds });
  const certificate = given.certificate ?? kms.certificate;
  const certificates = [certificate];
  for (const one of userKmss) {
    const other = external(scenario, one);
    const held = yield* showCertificate(context, scope, kms.actor, other, one.actor);
    if (held) certificates.push(held);
  }
  const keySet = given.keySet ?? given.issued;
  const { form } = planOf(scenario);
  const sender = { name, uri, certificate, keySet, ntpSeconds, form };
  return { system, sender, certificates, made: null };
}

function* laterServer(
  scenario: Scenario,
  context: RunContext,
  { kms }: Servers,
  server: McpttServer,
): Steps<McpttServer> {
  const { name, uri, keySet } = server.sender;
  const ntpSeconds = ntpClock(scenario, name);
  const issued = isIn(keySet, ntpSeconds)
    ? null
    : yield* provisionIdentity(context, stepZero(scenario, name), kms, {
        userUri: uri,
        ntpSeconds,
      });
  return { ...server, sender: { ...server.sender, ntpSeconds, keySet: issued?.keySet ?? keySet } };
}
