import { describe, expect, it } from 'vitest';
import { defaultMembers, defaultScenario, type GmkMode, type TraceEvent } from '../engine/index.ts';
import { handMadeEvents } from '../worker/trace.fixture.ts';
import { followingCursor, momentIn, momentWithin, movedTo, unknownEvent } from './moment.ts';
import type { Moment } from './state.ts';

const base = defaultScenario();
const run = (gmkMode: GmkMode, members = 3): readonly TraceEvent[] => {
  const systems = base.systems.map((one) => ({ ...one, members: defaultMembers(members) }));
  return handMadeEvents({ kind: 'scenario', scenario: { ...base, gmkMode, systems } });
};
const single = run('single');
const twice = run('dual-two-procedures');

const at = (events: readonly TraceEvent[], id: string) => events.findIndex((e) => e.id === id);
const whole = (events: readonly TraceEvent[], seen = events) => ({ seen, whole: events });
const growing = (events: readonly TraceEvent[]) => ({ seen: events, whole: null });
const wants = (eventId: string | null): Moment => ({
  ...movedTo(0),
  wanted: { eventId, selection: followingCursor },
});
const notification = 'gkp.1.ue1.message.notification';

describe('[Keyladder §moment] another run', () => {
  it('keeps the event, and the selection of its octets', () => {
    const selection = { ...followingCursor, payload: 1, path: 'RAND.rand' };
    const id = 'gkp.2.ue2.message.ok';
    const moment = { ...movedTo(at(single, id)), selection };
    const next = momentIn(single, whole(twice), moment);
    expect(twice[next.cursor]?.id).toBe(id);
    expect(next.selection).toBe(selection);
  });

  it('forgets the selection where the event is another one', () => {
    const selection = { ...followingCursor, payload: 1 };
    const moment = { ...movedTo(at(single, 'gkp.2.ue3.message.ok')), selection };
    const next = momentIn(single, whole(run('single', 1)), moment);
    expect(next.selection).toBe(followingCursor);
  });

  it('keeps a chosen event as far as the run has it', () => {
    const selection = { ...followingCursor, eventId: 'gkp.2.ue2.check.signature' };
    const moment = { ...movedTo(2), selection };
    expect(momentIn(single, whole(twice), moment).selection).toBe(selection);
    expect(momentIn(single, whole(run('single', 1)), moment).selection).toBe(followingCursor);
  });

  it('that lacks the event only lends one: the way back leads to it again', () => {
    const id = 'gkp2.2.ue2.message.ok';
    const lent = momentIn(twice, whole(single), movedTo(at(twice, id)));
    expect(single[lent.cursor]?.id).toBe('gkp.2.ue2.message.ok');
    expect(twice[momentIn(single, whole(twice), lent).cursor]?.id).toBe(id);
    const moved = movedTo(lent.cursor);
    expect(twice[momentIn(single, whole(twice), moved).cursor]?.id).toBe('gkp.2.ue2.message.ok');
  });
});

describe('[Keyladder §moment] what is wanted', () => {
  it('is the first notification, or the event of a link', () => {
    expect(single[momentIn([], whole(single), wants(null)).cursor]?.id).toBe(notification);
    const id = 'gkp.2.ue3.message.ok';
    const next = momentIn([], whole(single), wants(id));
    expect(single[next.cursor]?.id).toBe(id);
    expect(next.wanted).toBeNull();
  });

  it('is waited for at the end of what has grown', () => {
    const id = 'gkp.2.ue3.message.ok';
    const grown = momentIn([], growing(single.slice(0, 4)), wants(id));
    expect(grown).toMatchObject({ cursor: 3, wanted: { eventId: id } });
    expect(single[momentIn(single.slice(0, 4), whole(single), grown).cursor]?.id).toBe(id);
  });

  it('is the end of what may be seen where it comes after an open question', () => {
    const moment = wants('gkp.2.ue3.message.ok');
    expect(momentIn([], whole(single, single.slice(0, 5)), moment).cursor).toBe(4);
    expect(unknownEvent(single, moment)).toBeNull();
  });

  it('is the first notification and called unknown where the run has no such event', () => {
    const moment = wants('gkp.2.ue9.message.ok');
    expect(single[momentIn([], whole(single), moment).cursor]?.id).toBe(notification);
    expect(unknownEvent(single, moment)).toBe('gkp.2.ue9.message.ok');
  });
});

describe('[Keyladder §moment] a long run that grows in place of another', () => {
  const id = 'gkp.2.ue2.message.ok';
  const start = movedTo(at(single, id));

  it('shows its last event until the held one is there', () => {
    const early = momentIn(single, growing(twice.slice(0, 3)), start);
    expect(early.cursor).toBe(2);
    const more = momentIn(twice.slice(0, 3), growing(twice.slice(0, 12)), early);
    expect(twice[more.cursor]?.id).toBe(id);
  });

  it('ends at the event that was left', () => {
    const early = momentIn(single, growing(twice.slice(0, 3)), start);
    const end = momentIn(twice.slice(0, 3), whole(twice), early);
    expect(twice[end.cursor]?.id).toBe(id);
    expect(end.held).toBeNull();
  });

  it('leaves the cursor where the user moves it meanwhile', () => {
    const moved = movedTo(1);
    const more = momentIn(twice.slice(0, 3), growing(twice.slice(0, 9)), moved);
    expect(more.cursor).toBe(1);
    expect(momentIn(twice.slice(0, 9), whole(twice), more).cursor).toBe(1);
  });
});

describe('[Keyladder §moment] another part of the same run', () => {
  it('has the cursor within it and no event selected that it lacks', () => {
    const selection = { ...followingCursor, eventId: 'gkp.2.ue3.message.ok' };
    const moment = { ...movedTo(single.length - 1), selection };
    const part = momentWithin(single.slice(0, 5), moment);
    expect(part).toEqual({ cursor: 4, selection: followingCursor });
    expect(momentWithin(single, moment)).toEqual({ cursor: single.length - 1, selection });
  });
});
