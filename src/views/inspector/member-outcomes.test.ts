import { describe, expect, it } from 'vitest';
import type { ActorId, MemberOutcome, OutcomeEvent, TraceEvent } from '../../engine/index.ts';
import { createFormats } from '../../i18n/formats.ts';
import { addLaterTexts, createI18n } from '../../i18n/index.ts';
import { runChecks } from './check-groups.ts';
import { closedPackets, outcomeLines } from './member-outcomes.ts';

const i18n = createI18n();
await addLaterTexts(i18n);
const { t } = i18n;
const member = (actor: ActorId, keysHeld: number): MemberOutcome =>
  ({ actor, keysHeld, keysExpected: 1, failures: [] }) as unknown as MemberOutcome;
const packet = (opened: boolean) =>
  ({ from: 'ue1', to: 'partner-ue1', name: 'media-packet', opened }) as const;
const outcome = (id: string, change: Partial<OutcomeEvent>) =>
  ({ id, kind: 'outcome', ok: true, members: [], packets: [], ...change }) as OutcomeEvent;
const words = (event: OutcomeEvent) =>
  outcomeLines(event).map(({ key, unixSeconds = 0, ...numbers }) =>
    t(`inspector.outcome.${key}`, { ...numbers, time: createFormats('en').time(unixSeconds) }),
  );

describe('the outcome in words', () => {
  it('tells the members of both systems, the partner GMS, and the packets', () => {
    const members = [
      ...[member('ue1', 1), member('ue2', 1), member('partner-gms', 1)],
      ...[member('partner-ue1', 0), member('partner-ue2', 1), member('partner-ue3', 1)],
    ];
    const packets = [packet(true), packet(false), packet(true)];
    expect(words(outcome('regroup.6.gms.outcome', { members, packets }))).toEqual([
      '2 of 2 primary members hold their keys.',
      'The partner GMS holds its keys.',
      '2 of 3 partner members hold their keys.',
      '2 of 3 packets opened at their receiver.',
    ]);
  });

  it('says why packets were not sent', () => {
    const late = { ...packet(false), unsent: 'not-active' as const, activeFrom: 1_795_511_000 };
    const packets = [late, late, { ...packet(false), unsent: 'no-key' as const }];
    expect(words(outcome('gkp.2.gms.outcome', { packets })).slice(1)).toEqual([
      '0 of 3 packets opened at their receiver.',
      '2 packets are not sent: the key may be used from Nov 24, 2026, 09:03:20 UTC on.',
      '1 packet is not sent: its sender has no key for it.',
    ]);
  });

  it('says that the partner GMS refused', () => {
    const members = [member('ue1', 1), member('partner-gms', 0), member('partner-ue1', 0)];
    expect(words(outcome('regroup.6.gms.outcome', { members }))).toContain(
      'The partner GMS misses a key: it sends nothing to its members.',
    );
  });

  it('keeps to members where there is one system, and to the check of an opened message', () => {
    const members = [member('ue1', 1)];
    expect(words(outcome('gkp.2.gms.outcome', { members }))).toEqual([
      '1 of 1 member holds its keys.',
    ]);
    expect(words(outcome('open.2.outcome', { members, ok: false }))).toEqual([
      'A check failed: the key is refused.',
    ]);
  });

  it('names for each packet that did not open the check that failed at its receiver', () => {
    const at = (from: ActorId, to: ActorId, name: 'media-packet' | 'floor-message') => ({
      packet: { from, to, name, opened: false } as const,
      message: { kind: 'message', id: `${from}.${name}`, step: 'use', from, to, name },
      check: {
        ...{ kind: 'check', id: `${to}.${name}`, step: 'use', check: 'packet', passed: false },
        ...{ actor: to, subject: { messageId: `${from}.${name}`, payload: 0 } },
      },
    });
    const sent = [
      at('ue1', 'partner-ue1', 'media-packet'),
      at('partner-ue1', 'ue1', 'floor-message'),
    ];
    const events = sent.flatMap(({ message, check }) => [message, check]);
    const unsent = { from: 'ue1', to: 'ue2', name: 'floor-message', opened: false } as const;
    const packets = [...sent.map((one) => one.packet), unsent, packet(true)];
    const closed = closedPackets(events as unknown as TraceEvent[], { packets });
    expect(closed.map(({ check }) => check?.id)).toEqual([
      'partner-ue1.media-packet',
      'ue1.floor-message',
      undefined,
    ]);
  });

  it('counts the checks of the whole run', () => {
    const check = (id: string, passed: boolean) => ({ kind: 'check', id, passed });
    const events = [
      check('a', true),
      { kind: 'store', id: 'b' },
      check('c', false),
      check('d', true),
    ];
    const { passed, all, failed } = runChecks(events as unknown as TraceEvent[]);
    expect([passed, all]).toEqual([2, 3]);
    expect(failed.map(({ event, index }) => [event.id, index])).toEqual([['c', 2]]);
  });
});
