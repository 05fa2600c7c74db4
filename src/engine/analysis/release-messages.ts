import type { Arrival } from '../entities/mcptt-ue.ts';
import { decodeMessage } from '../mikey/index.ts';
import { formUnder, type ReleaseOptions } from '../model/release-options.ts';
import type { ReleaseId } from '../model/releases.ts';
import { payloadsFor } from '../procedures/group-key-provisioning.ts';
import { certificateFor } from '../procedures/step-zero.ts';
import type { MessagePayload } from '../trace/trace.ts';
import { contextOf, finish, type KeyedGroup, type KeyedMember, scopeOf } from './release-group.ts';

/** The payloads of the notification for one member in the form of a release. */
export function payloadsUnder(
  group: KeyedGroup,
  release: ReleaseId,
  member: KeyedMember,
  options: ReleaseOptions,
): readonly MessagePayload[] {
  const { scenario, round, gmks } = group;
  const { servers, ue } = member;
  const gms = { ...servers.gms, form: formUnder(release, scenario, options) };
  const recipient = { uri: ue.uri, certificate: certificateFor(servers, ue.kmsUri) };
  const context = contextOf(scenario, release);
  return finish(payloadsFor(context, scopeOf(group, member, 'gms'), gms, round, gmks, recipient));
}

/** The same as they reach a receiver; a hidden sender is named by the SIP part. */
export function arrivalsUnder(
  payloads: readonly MessagePayload[],
  release: ReleaseId,
  { servers }: KeyedMember,
  { hidden }: Readonly<{ hidden: boolean }>,
): readonly Arrival[] {
  return payloads.map(({ sent, purpose, second }, payload) => ({
    decoded: decodeMessage(sent),
    ref: { messageId: `release.${release}`, payload },
    purpose,
    ...(second ? { second } : {}),
    ...(hidden ? { senderUri: servers.gms.uri } : {}),
  }));
}
