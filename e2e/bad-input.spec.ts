import { readFileSync } from 'node:fs';
import { defaultScenario } from '../src/engine/index.ts';
import { axeCheck } from './support/axe-check.ts';
import { expect } from './support/expect.ts';
import { inspector, ladder, openKeyladder, position } from './support/keyladder-page.ts';
import { linkedView } from './support/linked-view.ts';
import { test } from './support/test.ts';

const keptFiles = 'src/engine/exchange/kept';
const bundleText = readFileSync('src/engine/vectors/message-bundle.json', 'utf8');
const scenario = defaultScenario();
const changed = (change: object) => JSON.stringify({ ...scenario, ...change }, null, 2);
const bundle = (change: object) =>
  JSON.stringify({ ...JSON.parse(bundleText), ...change }, null, 2);

/** The message of the bundle, and packets under the key it brings. */
const groupCall = Buffer.from(
  JSON.parse(readFileSync('src/engine/vectors/group-call.json', 'utf8')).capture,
  'hex',
);

/** A bundle whose message is signed without its SIGN header, as many senders do. */
const deviating = readFileSync('src/testing/deviating-bundle.json', 'utf8');

/** Text pasted, and what the message must say of position or field and reason. */
const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['nothing', '   ', /The input is empty/],
  ['words', 'hello there!', /text without a message: “hello there!”/],
  ['an odd number of hex digits', '011a0', /last octet is not complete/],
  ['JSON cut off', '{"version": 1,', /Line 1/i],
  ['a trailing comma', '{"version": 1,}', /Line 1/i],
  ['a list', '[]', /list/],
  ['an empty object', '{}', /version/],
  ['another version', changed({ version: 3 }), /another version/],
  ['an unknown mode', changed({ gmkMode: 'triple' }), /This must be single, dual-two-procedures/],
  ['an unknown field', changed({ colour: 'red' }), /There is no such field/],
  [
    'no members',
    changed({ systems: [{ ...scenario.systems[0], members: [] }] }),
    /at least one member/,
  ],
  [
    'a member twice',
    changed({ systems: [{ ...scenario.systems[0], members: ['sip:a@b', 'sip:a@b'] }] }),
    /is a member already/,
  ],
  ['a day that does not exist', changed({ clock: '2026-02-30T00:00:00Z' }), /no such day/],
  ['a seed that is no hex', changed({ seed: 'xyz' }), /A seed has/],
  [
    'an offset beyond the period',
    changed({ systems: [{ ...scenario.systems[0], keyPeriodOffsetSeconds: 2_592_000 }] }),
    /smaller than the key period/,
  ],
  ['a fault of another version', changed({ faults: [{}] }), /faults/],
  ['a bundle with bad hex', bundle({ i_message_hex: '01zz' }), /must be hex digits/],
  ['a bundle without users', bundle({ users: undefined }), /users/],
  [
    'a receiver who is not among its users',
    bundle({ users: { 'sip:bob@example.org': {} } }),
    /sip:alice@example.org is not among the users/,
  ],
];

test('pasted text that is wrong gives position and reason and leaves the screen as it was; a bundle opens, and one that fails says why', async ({
  page,
}) => {
  await openKeyladder(page);
  await page.keyboard.press('ArrowRight');
  const before = await state();
  await page.getByRole('button', { name: 'Open a message…' }).click();
  const dialog = page.getByRole('dialog');
  for (const [what, text, reason] of wrong) {
    await dialog.getByRole('textbox').first().fill(text);
    await dialog.getByRole('button', { name: /^Open$/ }).click();
    await expect(dialog.getByRole('alert'), what).toContainText(reason);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await state()).toEqual(before);

  // A bundle made elsewhere: every check, then the GMK.
  await page.getByRole('button', { name: 'Open a message…' }).click();
  await dialog.getByRole('textbox').first().fill(bundleText);
  await dialog.getByRole('button', { name: /^Open$/ }).click();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('End');
  await page.getByRole('tab', { name: 'Keys' }).click();
  await expect(page.getByText('135b3a8bbbdd74cb0d5c50d7964018d4')).toBeVisible();

  // Beside our own message, field by field, by keyboard.
  await page.keyboard.press('Home');
  await page.getByRole('tab', { name: 'Message' }).click();
  const compare = page.getByRole('button', { name: 'Compare with another message' });
  await compare.press('Enter');
  const both = page.getByRole('dialog', { name: 'Compare two messages' });
  await expect(both.getByText(/^\d+ fields differ\. \d+ are the same\.$/)).toBeVisible();
  await both.getByRole('button', { name: /differs: IDRr\.idData/ }).press('Enter');
  for (const side of ['Left', 'Right']) {
    const octets = both.getByRole('grid', { name: `Octets, ${side}` });
    await expect(octets).toHaveAttribute('aria-activedescendant', /.-\d+$/);
  }
  await axeCheck(page, '[role=dialog]');
  await both.getByLabel('Where the message is from').last().selectOption('Put in another one');
  await both.getByLabel('A message as text').fill(bundleText);
  await expect(both.getByText('The messages are identical, octet by octet.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(compare).toBeFocused();

  // Keys without a message are held; then each message of a list says whether it passes.
  const { i_message_hex: hex, i_message_base64: _, ...keys } = JSON.parse(bundleText);
  await page.getByRole('button', { name: 'Open a message…' }).click();
  await dialog.getByRole('textbox').first().fill(JSON.stringify(keys));
  await expect(dialog.getByText('Those were keys')).toBeVisible();
  await test.step('packets of a capture open with the key its message brings, which can be held', async () => {
    const input = dialog.locator('input[type=file]').first();
    await input.setInputFiles({ name: 'call.pcap', mimeType: '', buffer: groupCall });
    await expect(dialog.getByRole('status').first()).toHaveText('1 of 5 fails.');
    const third = dialog.getByRole('radio', { name: /^packet 3: SRTP/ });
    await expect(third).toHaveAccessibleDescription('tag is wrong');
    await dialog.getByRole('radio', { name: /^packet 5: SRTCP/ }).check();
    const packet = dialog.getByRole('region', { name: 'Packet' });
    await expect(packet).toContainText('sent by sip:bob@example.org');
    await packet.getByRole('treeitem', { name: /^subtype.*Floor Granted/ }).click();
    await expect(packet.getByRole('grid')).toHaveAttribute('aria-activedescendant', /-0$/);
    await expect(dialog.getByRole('button', { name: /^Open$/ })).toBeDisabled();
    await axeCheck(page, '[role=dialog]');
    await dialog.getByRole('button', { name: 'Hold this key' }).click();
    await dialog.getByRole('textbox').first().fill(groupCall.subarray(-44).toString('hex'));
    await expect(packet).toContainText('sent by sip:bob@example.org');
    await expect(packet.getByRole('grid')).toBeVisible();
  });
  const altered = `${hex.slice(0, 801)}${hex[801] === '0' ? '1' : '0'}${hex.slice(802)}`;
  await dialog.getByRole('textbox').first().fill([hex, altered, hex].join('\n'));
  await expect(dialog.getByRole('status').first()).toHaveText('1 of 3 fails.');
  await dialog.getByRole('checkbox', { name: 'Only those that fail' }).check();
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await expect(dialog.getByRole('radio')).toHaveAccessibleDescription('fails: signature');
  await expect(dialog.getByRole('radio')).toBeChecked();
  await dialog.getByRole('button', { name: /^Keys/ }).click();
  await expect(dialog.getByText('sip:bob@example.org', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: /^Open$/ }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Open a message…' }).click();
  await dialog.getByRole('button', { name: /^Keys/ }).click();
  await dialog.getByRole('button', { name: 'Forget all keys' }).click();
  await expect(dialog.getByText('All keys are forgotten.')).toBeVisible();
  await expect(dialog.getByText('none held')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await test.step('one whose sender deviates: two actions to the failing check and its cause', async () => {
    await page.locator('main').evaluate((element, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const event = { clipboardData, bubbles: true, cancelable: true };
      element.dispatchEvent(new ClipboardEvent('paste', event));
    }, deviating);
    await expect(dialog.getByRole('button', { name: /^Open$/ })).toBeFocused();
    await page.keyboard.press('Enter');
    const checks = inspector(page).getByRole('region', { name: 'Checks' });
    await expect(checks.getByText(/^code signature/)).toBeInViewport();
    await expect(checks.getByText(/A receiver stops here/)).toBeVisible();
    const diagnosis = checks.getByRole('region', { name: 'What the sender did otherwise' });
    await expect(diagnosis).toContainText(/The signature holds if it covers 508 octets/);
    await expect(diagnosis).toContainText('Proved');
    await expect(diagnosis).toContainText('With this every check passes.');
  });

  await test.step('its octets are edited, and go back', async () => {
    await inspector(page).getByRole('tab', { name: 'Message' }).click();
    await page.getByRole('button', { name: 'Edit octets' }).click();
    await page.getByRole('button', { name: /^Bit 0 is/ }).click();
    await expect(page.getByTestId('edit-result')).toContainText(/refuses the payload/);
    await page.getByRole('button', { name: 'Close editor' }).click();
    await expect(inspector(page).getByText(/^Edited: 1 octet is not as/)).toBeVisible();
    await page.getByRole('button', { name: 'Back to the original' }).click();
    await expect(inspector(page).getByText(/^Edited:/)).toBeHidden();
  });

  await test.step('a reload would lose it, and asks', async () => {
    const asked = page.waitForEvent('dialog');
    const reload = page.reload().catch(() => null);
    const question = await asked;
    expect(question.type()).toBe('beforeunload');
    await question.accept();
    await reload;
  });

  async function state() {
    return {
      position: await position(page),
      ladder: await ladder(page).ariaSnapshot(),
    };
  }
});

test('a file dropped on the page and a text pasted there are taken to be opened; a very long paste keeps the page in hand', async ({
  page,
}) => {
  await openKeyladder(page);
  const refused = await page.locator('main').evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'scenario.json'));
    return ['dragover', 'drop'].map(
      (type) =>
        !element.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        ),
    );
  });
  expect(refused).toEqual([true, true]);

  const dialog = page.getByRole('dialog');
  const field = dialog.getByRole('textbox').first();
  await expect(field).toHaveValue('{}');
  await expect(dialog.getByText('scenario.json, 2 characters')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  // A picture of a run that was saved brings the run back.
  await page.locator('main').evaluate(
    (element, octets) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(octets)], 'figure.png'));
      const event = { dataTransfer, bubbles: true, cancelable: true };
      element.dispatchEvent(new DragEvent('drop', event));
    },
    [...readFileSync(`${keptFiles}/v2-skips.png`)],
  );
  await dialog.getByRole('button', { name: /^Open$/ }).click();
  await expect(dialog).toBeHidden();
  const { skips } = JSON.parse(readFileSync(`${keptFiles}/v2-skips.scenario.json`, 'utf8'));
  await expect.poll(() => linkedView(page)?.scenario.skips).toEqual(skips);

  // Two messages, pasted beside the fields: the second one is opened.
  await page.locator('main').evaluate((element, hex) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', `${hex}\n${hex.slice(0, 600)}`);
    const event = { clipboardData, bubbles: true, cancelable: true };
    element.dispatchEvent(new ClipboardEvent('paste', event));
  }, JSON.parse(bundleText).i_message_hex as string);
  await expect(dialog.getByText('Taken for: 2 messages as text')).toBeVisible();
  await dialog.getByRole('radio', { name: /^line 2: .*, 300 octets$/ }).check();
  await dialog.getByRole('button', { name: /^Open$/ }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Open a message…' }).click();
  const paste = (length: number) =>
    field.evaluate((element, lines) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '{"a": 1},\n'.repeat(lines));
      const event = { clipboardData, bubbles: true, cancelable: true };
      const begin = performance.now();
      const taken = !element.dispatchEvent(new ClipboardEvent('paste', event));
      return { taken, milliseconds: performance.now() - begin };
    }, length);
  const { taken, milliseconds } = await paste(150_000);
  expect(taken).toBe(true);
  expect(milliseconds).toBeLessThan(5_000);
  await expect(field).toHaveValue(/^\{"a": 1\},\n/);
  expect(await paste(250_000)).toMatchObject({ taken: true });
  await expect(page.getByText(/^Not pasted: that would be/)).toBeVisible();
});
