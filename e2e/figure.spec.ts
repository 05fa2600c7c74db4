import type { Page } from '@playwright/test';
import type { Scenario } from '../src/engine/index.ts';
import { encodeLink } from '../src/store/link.ts';
import { defaultView } from '../src/store/view.ts';
import { expect } from './support/expect.ts';
import { openKeyladder, partOf, pasteLink } from './support/keyladder-page.ts';
import { linkedView } from './support/linked-view.ts';
import { regroupLink } from './support/regroup-link.ts';
import { test } from './support/test.ts';
import { watchErrors } from './support/watch-errors.ts';

const figure = (page: Page) =>
  partOf(page, 'ladder').getByRole('region', { name: /^Figure 7\.4\./ });
const part = (page: Page, name: RegExp) => figure(page).getByRole('button', { name });

/** The name of an arrow, in whichever run of the procedure. */
const arrow = (label: string, ends: string) =>
  new RegExp(`^${label}(?: [(]procedure \\d[)])?, ${ends}`);

const modes: readonly Scenario['gmkMode'][] = [
  'single',
  'dual-two-procedures',
  'dual-one-procedure',
];
const encodings: readonly Scenario['dualEncoding'][] = ['two-payloads', 'two-keys-in-one-payload'];

/** The modes of a run, the dual one in both encodings. */
const fourModes = modes.flatMap((gmkMode): readonly Partial<Scenario>[] =>
  gmkMode === 'dual-one-procedure'
    ? encodings.map((dualEncoding) => ({ gmkMode, dualEncoding }))
    : [{ gmkMode }],
);

function provisioningLink(change: Partial<Scenario>): string {
  const view = defaultView();
  return encodeLink({ ...view, setupOpen: false, scenario: { ...view.scenario, ...change } });
}

const arrowsOf = {
  provisioning: [
    /^0\. Provisioning of identity-specific key material, MCPTT UE/,
    /^0\. Provisioning of identity-specific key material, Group Management Server/,
    arrow(
      '1[.] Notification of group metadata [(]Group Key Transport payload[)]',
      'Group Management Server to MCPTT UE',
    ),
    arrow('2[.] OK', 'MCPTT UE to Group Management Server'),
  ],
  regroup: [
    /^0\. KMS Provisioning, Primary MCPTT UE/,
    /^0\. KMS Provisioning, Primary GMS/,
    /^0\. KMS Provisioning, Partner GMS/,
    /^0\. KMS Provisioning, Partner MCPTT UE/,
    arrow('1[.] Notification of group metadata', 'Primary GMS to Primary MCPTT UE'),
    arrow('2[.] OK', 'Primary MCPTT UE to Primary GMS'),
    arrow('3[.] Notification of group metadata', 'Primary GMS to Partner GMS'),
    arrow('4[.] Notification of group metadata', 'Partner GMS to Partner MCPTT UE'),
    arrow('5[.] OK', 'Partner MCPTT UE to Partner GMS'),
    arrow('6[.] OK', 'Partner GMS to Primary GMS'),
  ],
};
const useOfKeys = /^Use of the keys/;

test.describe('the figure of the document, whole on a small screen', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  for (const [name, link] of [
    ['provisioning', provisioningLink],
    ['regroup', (change: Partial<Scenario>) => regroupLink({ primary: 2, partner: 2 }, change)],
  ] as const) {
    test(`[pCR 33.179] ${name}: actors, boxes, arrows, numbers and labels`, async ({ page }) => {
      test.setTimeout(60_000);
      const errors = watchErrors(page);
      for (const [index, mode] of fourModes.entries()) {
        await (index === 0 ? openKeyladder : pasteLink)(page, link(mode));
        const rounds = mode.gmkMode === 'dual-two-procedures' ? 2 : 1;
        const view = await figure(page).boundingBox();
        for (const label of arrowsOf[name]) {
          const drawn = part(page, label);
          await expect(drawn).toHaveCount(label.source.startsWith('^0') ? 1 : rounds);
          const box = await drawn.first().boundingBox();
          expect(box?.x).toBeGreaterThanOrEqual((view?.x ?? 0) - 4);
        }
        if (rounds > 1) continue;
        // The whole of it is on the screen, down to the use of the keys, in letters one can read.
        const last = await part(page, useOfKeys).boundingBox();
        const bottom = (view?.y ?? 0) + (view?.height ?? 0);
        expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(bottom);
        const sizes = await figure(page)
          .locator('svg text')
          .evaluateAll((texts) => texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
      }
      expect(errors).toEqual([]);
    });
  }
});

test('with the mouse: an arrow, what is inside, and the member that a failure hit; as text', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const fault = {
    ...{ fault: 'signature-bit-flip', at: { step: 1, procedure: 1 }, to: ['ue2'] },
    parameters: {},
  } as const;
  const errors = watchErrors(page);
  await openKeyladder(page, provisioningLink({ faults: [fault as never] }));
  await expect(part(page, /^2\. OK/)).not.toHaveAccessibleName(/refused/);
  await part(page, /^2\. OK/).click();
  await expect(part(page, /^2\. OK/)).toHaveAccessibleName(/1 of 3 refused: signature/);
  await page.getByRole('button', { name: /^Show where it failed: 2\. OK/ }).click();
  await expect(part(page, /^UE 2: from whom, for whom, failed, now$/)).toBeVisible();
  await expect(part(page, /^UE 2 checks: .*signature.*failed, now$/i)).toBeVisible();
  await page.getByRole('button', { name: /^Close: 2\. OK/ }).click();
  await expect(part(page, /^UE 2: /)).toHaveCount(0);
  await page.getByRole('button', { name: /^Look inside: 1\. Notification/ }).click();
  await expect(part(page, /^UE 1: made, /)).toBeVisible();
  await test.step('as text: a step after the other, in the link, copied', () => asText(page));
  expect(errors).toEqual([]);
});

test('the levels: the moment stays, one member is followed, the menu beside a message opens', async ({
  page,
}) => {
  await openKeyladder(page);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => linkedView(page)?.eventId).toBe('gkp.2.ue3.message.ok');
  const said = page.getByRole('status').filter({ hasText: /./ });
  await expect(said).toHaveText(
    /Step 2[.] OK, UE 1, UE 2, UE 3 to GMS[.] Message: 3 OKs[.] Checked by the UEs: .*passed/,
  );
  const levels = page.getByRole('radiogroup', { name: 'How much is drawn' });
  await levels.getByText('Members', { exact: true }).click();
  await expect(part(page, /^2\. OK, UE 3 to GMS, now$/)).toBeVisible();
  await expect(said).toHaveText('Level: Members');
  await page.getByRole('combobox', { name: 'Follow a member' }).selectOption('UE 2');
  await expect(part(page, /UE 1: opened/)).toHaveCount(0);
  await expect.poll(() => linkedView(page)?.followed).toBe('ue2');
  await page.getByRole('combobox', { name: 'Follow a member' }).selectOption('All members');
  await levels.getByText('Everything', { exact: true }).click();
  expect(linkedView(page)?.eventId).toBe('gkp.2.ue3.message.ok');
  await page.getByRole('button', { name: 'Faults at 2. OK', exact: true }).last().click();
  await expect(page.getByRole('menu')).toBeVisible();
});

async function asText(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Close: 1\. Notification/ }).click();
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  const text = page.getByRole('region', { name: 'Figure as text' });
  await page.getByRole('button', { name: 'Figure as text' }).click();
  const second = text.getByRole('region', { name: /^Step 2[.] OK/ });
  await expect(second).toContainText('not yet');
  await expect(second.getByRole('definition')).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(second).toHaveAttribute('aria-current', 'step');
  await expect(second).toContainText('Failed atUE 2 (signature)');
  await page.keyboard.press('ArrowDown');
  await expect(second.locator('[aria-current="step"]')).toHaveText(
    'UE 1: well-formed and fresh, done',
  );
  await text.getByRole('button', { name: 'Copy the text' }).click();
  await expect(text.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Step 2. OK, UE 1, UE 2, UE 3 to GMS: now\n');
  await expect.poll(() => linkedView(page)?.asText).toBe(true);
  await page.reload();
  await expect(second).toBeVisible();
}
