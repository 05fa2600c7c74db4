import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  defaultScenario,
  eventIndex,
  type Failure,
  type RunSource,
  readBundles,
  type TraceEvent,
} from '../../engine/index.ts';
import { shownEvent } from '../../store/selectors.ts';
import type { BufferView } from '../../store/state.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { absenceOf, bufferOf, isUntold, revealOf, viewsOf, viewWithPath } from './buffers.ts';
import { checkCount, checkGroups, computeList, isMoreAhead, toldGroups } from './check-groups.ts';
import { holdingsOf } from './key-holdings.ts';
import { hasMessageBefore, shownMember, shownMessage } from './shown-event.ts';

const source: RunSource = {
  kind: 'scenario',
  scenario: { ...defaultScenario(), gmkMode: 'dual-one-procedure' },
};
const events = eventsOf(source);
const actors = actorsOf(source);
const at = (id: string) => {
  const index = eventIndex(events, id);
  if (index < 0) throw new RangeError(`no event ${id}`);
  return index;
};
const show = (id: string, cursor = at(id)) => {
  const shown = shownEvent(events, cursor, { eventId: id });
  if (shown === null) throw new RangeError(`nothing shown for ${id}`);
  return shown;
};
const notification = 'gkp.1.ue1.message.notification';
const message = (id = notification) => {
  const event = events[at(id)];
  if (event?.kind !== 'message') throw new TypeError(`${id} is no message`);
  return event;
};

describe('the shown event', () => {
  it('is the event at the cursor, or the one that was chosen', () => {
    expect(shownEvent(events, 3, { eventId: null })).toMatchObject({ index: 3, chosen: false });
    expect(show(notification, 3)).toMatchObject({ ahead: true, chosen: true });
    expect(shownEvent(events, 3, { eventId: 'nothing' })).toMatchObject({ index: 3 });
    expect(shownEvent([], 0, { eventId: null })).toBeNull();
  });

  it('belongs to a member', () => {
    expect(shownMember(events, actors, show('gkp.1.ue2.compute.eccsi-sign.media'))).toBe('ue2');
    expect(shownMember(events, actors, show('gkp.1.gms.compute.gmk.media'))).toBe('ue1');
  });
});

describe('decrypted octets', () => {
  it('are held back until the receiver has decrypted them', () => {
    const decapsulated = at('gkp.2.ue1.compute.sakke-decapsulate.media');
    for (const view of ['sent', 'received'] as const) {
      expect(isUntold(events, 0, message(), 0, view)).toBe(false);
    }
    expect(isUntold(events, at(notification), message(), 0, 'gmk')).toBe(true);
    expect(isUntold(events, decapsulated - 1, message(), 0, 'gmk')).toBe(true);
    expect(isUntold(events, decapsulated, message(), 0, 'gmk')).toBe(false);
    expect(isUntold(events, decapsulated, message(), 1, 'gmk')).toBe(true);
  });
});

describe('the shown message', () => {
  const of = (id: string, payload = 0, cursor = at(id)) =>
    shownMessage(events, cursor, show(id, cursor), { payload });

  it('is none for a member that was sent nothing yet, though others were', () => {
    const first = at('gkp.1.ue3.compute.sakke-encapsulate.media');
    expect(of('gkp.1.ue3.compute.sakke-encapsulate.media')).toBeNull();
    expect(hasMessageBefore(events, first)).toBe(true);
    expect(hasMessageBefore(events, at('gkp.0.ue1.check.certificate'))).toBe(false);
  });

  it('is the message itself, with the selected payload', () => {
    expect(of(notification, 1)).toMatchObject({ payload: 1, path: null, ahead: false });
    expect(of(notification, 7)).toMatchObject({ payload: 1 });
    expect(of(notification, 0, 3)).toMatchObject({ ahead: true });
  });

  it('is the payload a check speaks of, with the field it reads', () => {
    expect(of('gkp.2.ue1.check.signature.floor')).toMatchObject({
      message: { id: notification },
      payload: 1,
      path: 'SIGN.signature',
    });
  });

  it('is the payload a calculation made readable', () => {
    expect(of('gkp.2.ue1.compute.sakke-decapsulate.floor')).toMatchObject({
      payload: 1,
      path: 'SAKKE.sakkeData',
    });
  });

  it('is the last message of the same member for other events', () => {
    const ok = events.findIndex((event) => event.kind === 'message' && event.name === 'ok');
    const [before] = events.slice(ok + 1).filter((event) => event.member === 'ue2');
    expect(before).toBeDefined();
    if (before) expect(of(before.id)).toBeNull();
    expect(of('gkp.2.ue2.compute.uid.media')).toMatchObject({
      message: { id: 'gkp.1.ue2.message.notification' },
    });
  });

  it('is none before there is one', () => {
    expect(of('gkp.0.ue1.check.uid')).toBeNull();
  });
});

describe('the octets of a payload', () => {
  const end = events.length - 1;

  it('are those of the trace', () => {
    const sent = message().payloads[0];
    expect(bufferOf(events, end, message(), 0, 'sent')?.bytes).toBe(sent?.sent);
    expect(bufferOf(events, end, message(), 0, 'received')?.tree).toBe(sent?.receivedTree);
    expect(bufferOf(events, end, message(), 5, 'sent')).toBeNull();
  });

  it('come decrypted from the calculation of the receiver', () => {
    expect(revealOf(events, end, message(), 1, 'gmk')).toMatchObject({
      event: { id: 'gkp.2.ue1.compute.sakke-decapsulate.floor' },
      ahead: false,
    });
    expect(revealOf(events, 3, message(), 1, 'gmk')?.ahead).toBe(true);
    expect(bufferOf(events, end, message(), 0, 'key-parameters')?.tree[0]?.path).toBe(
      'keyParameters',
    );
  });

  it('are shown where the named field is', () => {
    const view = (path: string | null) => viewWithPath(events, end, message(), 0, 'received', path);
    expect(view('SAKKE.sakkeData')).toBe('received');
    expect(view('keyParameters.status')).toBe('key-parameters');
    expect(view('gmk')).toBe('gmk');
    expect(view('nothing')).toBe('received');
    expect(view(null)).toBe('received');
  });

  it('are missing for a reason', () => {
    const lost = { ...message(), fate: 'dropped' as const };
    expect(bufferOf(events, end, lost, 0, 'received')).toBeNull();
    expect(absenceOf(events, lost, 0, 'received')).toEqual({ why: 'lost' });
    expect(absenceOf([message()], message(), 0, 'gmk')).toEqual({ why: 'no-keys' });
    const alone: TraceEvent[] = events.filter(
      (event) => event.kind === 'message' || event.id.includes('sakke-decapsulate'),
    );
    expect(absenceOf(alone, message(), 0, 'key-parameters')).toEqual({ why: 'not-carried' });
  });
});

describe('checks and calculations of the shown member', () => {
  it('are grouped by purpose and counted up to the cursor', () => {
    const cursor = at('gkp.2.ue1.check.timestamp.media');
    const shown = show('gkp.2.ue1.check.timestamp.media');
    const groups = checkGroups(events, actors, cursor, shown);
    expect(groups.map((group) => group.purpose)).toEqual(['media', 'floor', null]);
    expect(checkCount(groups).passed).toBe(2);
    expect(checkCount(groups).all).toBe(2);
    expect(toldGroups(groups, '').flatMap(({ checks }) => checks)).toHaveLength(2);
    expect(isMoreAhead(groups)).toBe(true);
  });

  it('are those of the actor in step 0', () => {
    const groups = checkGroups(events, actors, 500, show('gkp.0.gms.compute.uid'));
    expect(groups.map((group) => group.actor)).toEqual(['gms']);
    expect(checkCount(groups)).toEqual({ passed: 4, all: 4, skipped: 0 });
  });

  it('list the calculations of step and member, with those done once for all', () => {
    const list = computeList(events, actors, 999, show(notification));
    expect(list[0]?.event.id).toBe('gkp.1.gms.compute.gmk.media');
    expect(
      list.every((item) => item.event.member === undefined || item.event.member === 'ue1'),
    ).toBe(true);
    const step0 = computeList(events, actors, 999, show('gkp.0.ue2.check.uid'));
    expect(step0.map((item) => item.event.operation)).toEqual([
      'uid',
      'eccsi-issue',
      'sakke-issue',
      'eccsi-validate',
      'sakke-validate',
    ]);
  });
});

describe('packets of the use of keys', () => {
  const end = events.length - 1;
  const voice = message('gkp.use.ue1.message.media-packet.media');

  it('[Keyladder §inspector] are shown as sent, received and in clear', () => {
    expect(viewsOf(voice)).toEqual(['sent', 'received', 'packet']);
    const clear = bufferOf(events, end, voice, 0, 'packet');
    expect(clear?.tree[0]?.path).toBe('RTP.version');
    expect(clear?.origin?.event).toMatchObject({
      id: 'gkp.use.ue1.compute.srtp-unprotect.media',
      actor: 'ue2',
    });
    const floor = message('gkp.use.ue1.message.floor-message.floor');
    expect(bufferOf(events, end, floor, 0, 'packet')?.tree[0]?.path).toBe('APP.version');
  });

  it('[Keyladder §inspector] a view they do not have becomes the octets as received', () => {
    const view = (looked: BufferView, path: string | null) =>
      viewWithPath(events, end, voice, 0, looked, path);
    expect(view('gmk', null)).toBe('received');
    expect(view('received', 'SRTP.tag')).toBe('received');
    expect(view('received', 'RTP.payload')).toBe('packet');
    expect(viewWithPath(events, end, message(), 0, 'packet', null)).toBe('received');
  });

  it('[Keyladder §inspector] their checks stand apart from those of the payloads', () => {
    const groups = checkGroups(events, actors, end, show('gkp.use.ue1.check.packet.media'));
    expect(groups.map(({ actor, packet, checks }) => [actor, packet, checks.length])).toEqual([
      ['ue2', 'media-packet', 3],
      ['ue2', 'floor-message', 3],
    ]);
    const before = checkGroups(events, actors, end, show('gkp.2.ue1.check.signature.media'));
    expect(before.every(({ packet }) => packet === null)).toBe(true);
  });

  it('[Keyladder §inspector] their calculations are those of both members', () => {
    const list = computeList(events, actors, end, show('gkp.use.ue1.check.packet.media'));
    expect([...new Set(list.map(({ event }) => event.actor))]).toEqual(['ue1', 'ue2']);
    expect(list.filter(({ event }) => event.trial).map(({ event }) => event.operation)).toEqual([
      'srtp-keys',
      'srtp-unprotect',
      'srtp-keys',
      'srtcp-unprotect',
    ]);
  });

  it('[Keyladder §inspector] one that did not open says why', () => {
    const id = 'gkp.use.ue1.check.packet.media';
    const refused = events.map((event) =>
      event.id === id && event.kind === 'check'
        ? { ...event, failure: { code: 'srtp' } as Failure }
        : event.kind === 'compute' && event.operation === 'srtp-unprotect'
          ? { ...event, reveals: undefined as never }
          : event,
    );
    expect(bufferOf(refused, end, voice, 0, 'packet')).toBeNull();
    expect(absenceOf(refused, voice, 0, 'packet')).toMatchObject({
      why: 'refused',
      failure: { code: 'srtp' },
    });
  });
});

describe('keys held', () => {
  it('grow with the cursor', () => {
    const end = events.length - 1;
    expect(holdingsOf(events, actors, 0, 'ue1').provisions).toHaveLength(0);
    expect(holdingsOf(events, actors, end, 'ue1').provisions).toHaveLength(2);
    expect(holdingsOf(events, actors, end, 'ue1').groupKeys.map((key) => key.purpose)).toEqual([
      'media',
      'floor',
    ]);
    expect(holdingsOf(events, actors, end, 'gms').own.map((key) => key.purpose)).toEqual([
      'media',
      'floor',
    ]);
    expect(holdingsOf(events, actors, end, 'kms').own).toHaveLength(2);
  });
});

describe('a message made elsewhere', () => {
  it('[TS 33.180 §5.4] for a server: the part of the server is shown, not that of the UE that sends', () => {
    const vectors = new URL('../../engine/vectors/streamwide-33.180.json', import.meta.url);
    const { kms, users, messages } = JSON.parse(readFileSync(vectors, 'utf8'));
    const csk = messages.find(({ name }: { name: string }) => name === 'CSK');
    const read = readBundles(JSON.stringify({ kms, users, ...csk }));
    const bundle = read.ok ? read.value[0] : undefined;
    if (!bundle) throw new TypeError('no bundle');
    const opened: RunSource = { kind: 'bundle', bundle };
    const all = eventsOf(opened);
    const last = all.at(-1);
    if (!last) throw new TypeError('no events');
    const shown = { event: last, index: all.length - 1 };
    expect(shownMember(all, actorsOf(opened), shown)).toBe('server1');
  });
});
