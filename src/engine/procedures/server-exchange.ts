import type { CheckFailure } from '../checks/index.ts';
import type { McpttUe } from '../checks/reception.ts';
import { createGmk, createGroupKeyTransport } from '../entities/gms.ts';
import { knownKey } from '../entities/known-key.ts';
import { receiveNotification } from '../entities/mcptt-ue.ts';
import type { Gmk, Recipient, Sender } from '../entities/parties.ts';
import type { RunContext } from '../entities/taps.ts';
import type { SharedKey } from '../entities/use-of-keys.ts';
import type { KeyRecord } from '../mcptt/key-record.ts';
import { isUe, systemOf } from '../model/actors.ts';
import type { ServerKey } from '../model/designs/design.ts';
import { serverSteps } from '../model/figure.ts';
import { planOf } from '../model/plan.ts';
import type { Scenario } from '../model/scenario.ts';
import { parametersOf, tagOf } from '../model/scenario-rules.ts';
import { eventBase, type Scope, type Steps } from '../trace/recording.ts';
import type { MessageEvent } from '../trace/trace.ts';
import { answer } from './closing.ts';
import { type ServerReport, wholeRun } from './conclude-run.ts';
import { arrivalsOf, payloadOf } from './group-key-provisioning.ts';
import type { McpttServer } from './mcptt-server.ts';
import type { Member } from './step-zero.ts';

/** Behind the figure, in designs in which the MCPTT server has a part: each UE and the server of its system
 *  come to share a key. Of no figure of the contribution. Source: TS 33.180 §5.4, §5.8.1. */

/** What makes the keys that servers give their users, once for all: those that lack one make it. */
export function* makeServerKeys(
  scenario: Scenario,
  context: RunContext,
  servers: readonly McpttServer[],
): Steps<readonly McpttServer[]> {
  const { serverKey, members, sharesWithServer } = planOf(scenario);
  if (serverKey !== 'multicast') return servers;
  const made: McpttServer[] = [];
  for (const server of servers) {
    const isAsked = members.some(
      (one) => one.system === server.system && sharesWithServer(one.actor),
    );
    if (server.made || !isAsked) made.push(server);
    else {
      const scope = {
        ...wholeRun(scenario),
        step: serverSteps[server.system].message,
        actor: server.sender.name,
      };
      made.push({
        ...server,
        made: yield* makeKey(scenario, context, scope, server.sender, serverKey),
      });
    }
  }
  return made;
}

/** One member and its server. Gives what the server comes to hold, where the member has made the key. */
export function* shareWithServer(
  scenario: Scenario,
  context: RunContext,
  servers: readonly McpttServer[],
  member: Member,
): Steps<ServerReport | null> {
  const { serverKey, sharesWithServer } = planOf(scenario);
  const system = isUe(member.actor) ? systemOf(member.actor) : null;
  const server = servers.find((one) => one.system === system);
  if (!server || serverKey === null || !sharesWithServer(member.actor)) return null;
  if (serverKey === 'client') return yield* uploadKey(scenario, context, server, member);
  if (server.made) yield* downloadKey(scenario, context, server, server.made, member);
  return null;
}

function* makeKey(
  scenario: Scenario,
  context: RunContext,
  scope: Scope,
  maker: Sender,
  purpose: ServerKey,
): Steps<Gmk> {
  const parameters = parametersOf(scenario, planOf(scenario).group, maker, purpose);
  const input = { purpose, tag: tagOf(scenario, purpose), parameters, maker: maker.name };
  return yield* createGmk(context, { ...scope, purpose }, input);
}

/** The UE makes a CSK, encapsulates it to the server and signs. Who has no keys of its own sends nothing.
 *  Source: TS 33.180 §5.4. */
function* uploadKey(
  scenario: Scenario,
  context: RunContext,
  server: McpttServer,
  member: Member,
): Steps<ServerReport> {
  const { actor, ue } = member;
  const { name, uri } = server.sender;
  const none = { server: name, keysHeld: 0, failures: [] };
  const [own, certificate] = [ue.kmsUri, server.sender.certificate.kmsUri].map((kmsUri) =>
    ue.certificates.find((one) => one.kmsUri === kmsUri),
  );
  const keySet = ue.keySets.at(-1);
  if (!own || !certificate || !keySet) return none;
  const { form } = planOf(scenario);
  const sender = {
    name: actor,
    uri: ue.uri,
    certificate: own,
    keySet,
    ntpSeconds: ue.ntpSeconds,
    form,
  };
  const scope: Scope = {
    ...wholeRun(scenario),
    step: serverSteps[server.system].message,
    actor,
    member: actor,
  };
  const key = yield* makeKey(scenario, context, scope, sender, 'client');
  const sent = yield* send(context, scope, sender, key, { uri, certificate }, 'key-upload', name);
  const atServer = receiverAt(scenario, server);
  const failures = yield* receive(context, scope, sent, atServer);
  const [stored = null] = atServer.keys;
  const ref = { messageId: sent.id, payload: 0 };
  const shared: SharedKey = { own: knownKey(key, ref), server: name, atServer: stored };
  member.shared.push(shared);
  return { server: name, keysHeld: atServer.keys.length, failures };
}

/** The server gives the UE its MuSiK. Source: TS 33.180 §5.8.1. */
function* downloadKey(
  scenario: Scenario,
  context: RunContext,
  { sender, certificates, system }: McpttServer,
  key: Gmk,
  member: Member,
): Steps<void> {
  const { actor, ue } = member;
  const certificate = certificates.find(({ kmsUri }) => kmsUri === ue.kmsUri);
  if (!certificate) return;
  const scope: Scope = {
    ...wholeRun(scenario),
    ...{ step: serverSteps[system].message, actor: sender.name, member: actor },
  };
  const to = { uri: ue.uri, certificate };
  const sent = yield* send(context, scope, sender, key, to, 'key-download', actor);
  const receiver = { ...ue, authorisedGms: null, expects: expectsOnly(scenario, 'multicast') };
  member.failures.push(...(yield* receive(context, scope, sent, receiver)));
}

function* send(
  context: RunContext,
  scope: Scope,
  sender: Sender,
  key: Gmk,
  recipient: Recipient,
  name: 'key-upload' | 'key-download',
  to: MessageEvent['to'],
): Steps<MessageEvent> {
  const inScope = { ...scope, purpose: key.purpose };
  const octets = yield* createGroupKeyTransport(context, inScope, sender, key, recipient);
  const message: MessageEvent = Object.freeze({
    ...eventBase(inScope, 'message', name),
    ...{ kind: 'message' as const, name, from: sender.name, to },
    payloads: [payloadOf(octets, key)],
    ...(sender.form.hideIdentities ? { senderUri: sender.uri } : {}),
    ...{ fate: 'delivered' as const, failures: [] },
  });
  yield message;
  return message;
}

/** The receiver makes its checks, stores the key and answers. */
function* receive(
  context: RunContext,
  { member, ...scope }: Scope,
  sent: MessageEvent,
  receiver: McpttUe,
): Steps<readonly CheckFailure[]> {
  const { from, to, purpose } = sent;
  const back: Scope = {
    ...{ ...scope, step: serverSteps[systemOf(to)].answer, actor: to },
    ...(member && { member }),
    ...(purpose && { purpose }),
  };
  const failures = yield* receiveNotification(context, back, receiver, arrivalsOf(sent));
  yield answer(back, from, failures);
  return failures;
}

/** A server as it receives a key of one of its users: what others send it does not count there. */
function receiverAt(scenario: Scenario, { sender, certificates }: McpttServer): McpttUe {
  const keys: KeyRecord[] = [];
  return {
    ...{ uri: sender.uri, ntpSeconds: sender.ntpSeconds, kmsUri: sender.certificate.kmsUri },
    clockWindowSeconds: scenario.clockWindowSeconds,
    ...{ certificates, keySets: [sender.keySet], authorisedGms: null, groupUri: null },
    expects: expectsOnly(scenario, 'client'),
    ...{ recordsRevocation: true, seen: new Set<string>(), keys },
  };
}

const expectsOnly = (scenario: Scenario, purpose: ServerKey): McpttUe['expects'] => ({
  ...{ dual: false, marking: 'none', acceptance: 'each-on-its-own', eachAlone: true },
  tags: [tagOf(scenario, purpose)],
});
