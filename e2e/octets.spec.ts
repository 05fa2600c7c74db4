import { expect, type Page, test } from '@playwright/test';
import {
  bytesToHex,
  contextFor,
  defaultScenario,
  type GmkMode,
  runSource,
  type Scenario,
  type TraceEvent,
} from '../src/engine/index.ts';
import { encodeLink } from '../src/store/link.ts';
import { defaultView } from '../src/store/view.ts';
import { chooseMode, inspector, octetsShown, openKeyladder } from './support/keyladder-page.ts';

const modes: readonly { gmkMode: GmkMode; name: string }[] = [
  { gmkMode: 'single', name: 'One GMK' },
  { gmkMode: 'dual-two-procedures', name: 'Two GMKs, twice' },
  { gmkMode: 'dual-one-procedure', name: 'Two GMKs, once' },
];

/** Two members: one after the other. */
const scenario: Scenario = {
  ...defaultScenario(),
  systems: defaultScenario().systems.map((system) => ({
    ...system,
    members: system.members.slice(0, 2),
  })),
};

function trace(gmkMode: GmkMode): readonly TraceEvent[] {
  const source = { kind: 'scenario' as const, scenario: { ...scenario, gmkMode } };
  return [
    ...runSource(
      source,
      contextFor(source, () => 0),
    ),
  ];
}

test('in every mode the octets on the screen are those of the trace made in Node', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const shown = { setupOpen: true, level: 'members', tab: 'message', wholeRun: true } as const;
  await openKeyladder(page, encodeLink({ ...defaultView(), ...shown, scenario }));
  for (const { gmkMode, name } of modes) {
    await chooseMode(page, name);
    await page.getByRole('button', { name: 'To the start' }).click();
    expect(await compareNotifications(page, trace(gmkMode)), name).toBe(
      gmkMode === 'single' ? 8 : 16,
    );
  }
});

/** Steps from notification to notification and compares each of their buffers; gives how many. */
async function compareNotifications(page: Page, events: readonly TraceEvent[]): Promise<number> {
  let compared = 0;
  for (const event of events) {
    if (event.kind !== 'message' || event.name !== 'notification') continue;
    await stepTo(page, event.to);
    for (const [index, payload] of event.payloads.entries()) {
      if (event.payloads.length > 1) {
        const word = payload.purpose === 'media' ? /media/ : /floor control/;
        await inspector(page)
          .getByRole('radiogroup', { name: 'Group Key Transport payload' })
          .getByText(word)
          .click();
      }
      for (const [button, octets] of buffersOf(events, event.id, index, payload)) {
        await inspector(page).getByText(button, { exact: true }).click();
        await expect.poll(() => octetsShown(page)).toBe(octets);
        compared += 1;
      }
    }
    await page.getByRole('button', { name: 'Step forward' }).click();
  }
  return compared;
}

/** Steps forward until the notification to `member` is the current event. */
async function stepTo(page: Page, member: string): Promise<void> {
  const heading = inspector(page).getByRole('heading', { level: 2 });
  for (let steps = 0; steps < 120; steps += 1) {
    const text = await heading.innerText();
    if (text.startsWith('1. ') && text.endsWith(`UE ${member.slice(2)}`)) return;
    await page.getByRole('button', { name: 'Step forward' }).click();
  }
  throw new Error(`no notification to ${member} within 120 steps`);
}

function buffersOf(
  events: readonly TraceEvent[],
  messageId: string,
  payload: number,
  octets: { sent: Uint8Array; received: Uint8Array },
): readonly (readonly [string, string])[] {
  const revealed = events.flatMap((event) =>
    event.kind === 'compute' &&
    event.reveals &&
    event.subject?.messageId === messageId &&
    event.subject.payload === payload
      ? [event.reveals]
      : [],
  );
  const named = (name: string) =>
    revealed.find((buffer) => buffer.name === name)?.bytes ?? new Uint8Array();
  return [
    ['Key parameters (decrypted)', bytesToHex(named('key-parameters'))],
    ['GMK (decrypted)', bytesToHex(named('gmk'))],
    ['As sent', bytesToHex(octets.sent)],
    ['As received', bytesToHex(octets.received)],
  ];
}
