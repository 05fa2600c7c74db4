import { expect, test } from '@playwright/test';
import {
  bytesToHex,
  contextFor,
  defaultScenario,
  type GmkMode,
  runSource,
  type TraceEvent,
} from '../src/engine/index.ts';
import { chooseMode, inspector, octetsShown, openKeyladder } from './support/keyladder-page.ts';

const modes: readonly { gmkMode: GmkMode; name: string }[] = [
  { gmkMode: 'single', name: 'One GMK' },
  { gmkMode: 'dual-two-procedures', name: 'Two GMKs, twice' },
  { gmkMode: 'dual-one-procedure', name: 'Two GMKs, once' },
];

function trace(gmkMode: GmkMode): readonly TraceEvent[] {
  const source = { kind: 'scenario' as const, scenario: { ...defaultScenario(), gmkMode } };
  return [
    ...runSource(
      source,
      contextFor(source, () => 0),
    ),
  ];
}

for (const { gmkMode, name } of modes) {
  test(`the octets on the screen are those of the trace made in Node: ${name}`, async ({
    page,
  }) => {
    await openKeyladder(page);
    await chooseMode(page, name);
    const events = trace(gmkMode);
    await page.keyboard.press('Home');
    let compared = 0;
    for (const event of events) {
      if (event.kind !== 'message' || event.name !== 'notification') continue;
      await expect
        .poll(async () => {
          const heading = await inspector(page).getByRole('heading', { level: 2 }).innerText();
          if (heading.startsWith('1. ') && heading.includes(`UE ${event.to.slice(2)}`)) return true;
          await page.keyboard.press('ArrowRight');
          return false;
        })
        .toBe(true);
      for (const [index, payload] of event.payloads.entries()) {
        if (event.payloads.length > 1) {
          const word = payload.purpose === 'media' ? /media/ : /floor control/;
          await inspector(page).getByRole('radiogroup').first().getByText(word).click();
        }
        for (const [button, octets] of buffersOf(events, event.id, index, payload)) {
          await inspector(page).getByText(button, { exact: true }).click();
          await expect.poll(() => octetsShown(page)).toBe(octets);
          compared += 1;
        }
      }
      await page.keyboard.press('ArrowRight');
    }
    expect(compared).toBe(gmkMode === 'single' ? 12 : 24);
  });
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
