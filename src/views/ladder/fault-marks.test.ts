import { expect, it } from 'vitest';
import { actorsOf, defaultScenario, type FaultEntry } from '../../engine/index.ts';
import { eventsOf } from '../../testing/events-of.ts';
import { layoutLadder } from './layout-ladder.ts';
import { type MessageData, messageLine } from './message-line.ts';

const words = (key: string) => key;

function layoutWith(fault: string, step: 0 | 1 = 1) {
  const entry: FaultEntry = { fault, at: { procedure: 1, step }, to: ['ue2'], parameters: {} };
  const source = {
    kind: 'scenario' as const,
    scenario: { ...defaultScenario(), faults: [entry] },
  };
  const events = eventsOf(source);
  return layoutLadder({ actors: actorsOf(source), events, width: 900, opened: false, words });
}

function notificationsWith(fault: string): readonly MessageData[] {
  return layoutWith(fault).edges.flatMap(({ data }) => {
    const event = data?.item.event;
    const isIt = event?.kind === 'message' && event.name === 'notification';
    return data && isIt && event.to === 'ue2' ? [data] : [];
  });
}

it('[Keyladder §ladder] a lost message ends before its receiver, and says so', () => {
  const [lost] = notificationsWith('notification-lost');
  expect(lost?.fate).toBe('trace.fate.dropped');
  expect(lost && messageLine(lost).lost).toBe(true);
});

it('[Keyladder §ladder] an altered message has its bolt at the receiver, one made wrong at the sender', () => {
  const [onTheWay] = notificationsWith('octets-edited');
  const [made] = notificationsWith('wrong-signer');
  const boltAt = (data: MessageData | undefined) =>
    data ? (messageLine(data).bolt ?? Number.NaN) : Number.NaN;
  const middle = onTheWay ? (onTheWay.fromX + onTheWay.toX) / 2 : Number.NaN;
  expect(onTheWay?.toX).toBeLessThan(middle);
  expect(boltAt(onTheWay)).toBeLessThan(middle);
  expect(boltAt(made)).toBeGreaterThan(middle);
  expect(made?.fate).toBe('ladder.message.faultBefore');
});

it('[Keyladder §ladder] a late message has a clock, one that comes twice a second head', () => {
  const [late] = notificationsWith('notification-delayed');
  const clock = (late && messageLine(late).clock) ?? Number.NaN;
  expect(clock).toBeGreaterThan(late?.toX ?? Number.NaN);
  expect(clock).toBeLessThan(late?.fromX ?? Number.NaN);
  const twice = notificationsWith('notification-doubled');
  expect(twice.map((data) => messageLine(data).heads.length)).toEqual([1, 2]);
});

it('[Keyladder §ladder] what a fault altered in step 0 is marked, and nothing else', () => {
  const { items } = layoutWith('kms-certificate-missing', 0);
  const touched = items.filter((item) => item.touched);
  expect(touched.map(({ event }) => event.id)).toEqual(['gkp.0.ue2.provision.key-set']);
});
