import type { Page } from '@playwright/test';
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
import { defaultView, type View } from '../src/store/view.ts';
import { expect } from './support/expect.ts';
import { inspector, octetsShown, openKeyladder, pasteLink } from './support/keyladder-page.ts';
import { test } from './support/test.ts';

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

/** Those of the contribution: the others have the same notifications. */
const modes = ['single', 'dual-two-procedures', 'dual-one-procedure'] as const;

test('in every mode the octets on the screen are those of the trace made in Node', async ({
  page,
}) => {
  test.setTimeout(120_000);
  for (const [index, gmkMode] of modes.entries()) {
    const at = { scenario: { ...scenario, gmkMode }, setupOpen: false, tab: 'message' } as const;
    const view = { ...defaultView(), ...at, level: 'members', wholeRun: true } as const;
    const events = trace(gmkMode);
    await (index === 0 ? openKeyladder : pasteLink)(page, encodeLink(view));
    expect(await compareNotifications(page, view, events), gmkMode).toBe(
      gmkMode === 'single' ? 8 : 16,
    );
  }
});

/** Goes from notification to notification and compares each of their buffers; gives how many. */
async function compareNotifications(
  page: Page,
  view: View,
  events: readonly TraceEvent[],
): Promise<number> {
  let compared = 0;
  for (const event of events) {
    if (event.kind !== 'message' || event.name !== 'notification') continue;
    await show(page, { ...view, eventId: event.id }, event.to);
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
  }
  return compared;
}

/** Shows a view in the page as it is open: the notification to `member`. */
async function show(page: Page, view: View, member: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, encodeLink(view));
  const heading = inspector(page).getByRole('heading', { level: 2 });
  await expect(heading).toHaveText(new RegExp(`^1[.] .* UE ${member.slice(2)}$`));
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
