import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { findFirefox, findWebKit } from '../bin/other-browsers.mjs';
import {
  defaultMembers,
  defaultPartnerSystem,
  defaultScenario,
  type RunSource,
  type SakkeForm,
  traceDigest,
} from '../src/engine/index.ts';
import { eventsOf } from '../src/testing/events-of.ts';
import { startChromium } from './browsers/chromium.ts';
import type { Driver } from './browsers/driver.ts';
import { eventsInWorker, readEvents } from './browsers/events-in-worker.ts';
import { startFirefox } from './browsers/firefox.ts';
import { createReader, type Reader } from './browsers/reader.ts';
import { startWebKit } from './browsers/webkit.ts';
import { expect } from './support/expect.ts';

const bundle = readFileSync('src/engine/vectors/message-bundle.json', 'utf8');

const test = base.extend<{ reader: Reader }>({
  reader: async ({ baseURL, launchOptions }, use, info) => {
    const driver = await start(info.project.name, launchOptions);
    try {
      await driver.goto(`${baseURL}`);
      await use(createReader(driver));
      const isBroken = info.status !== info.expectedStatus;
      if (isBroken) writeFileSync(info.outputPath('browser.png'), await driver.screenshot());
    } finally {
      await driver.close();
    }
  },
});

function start(name: string, options: Parameters<typeof startChromium>[0]): Promise<Driver> {
  const [firefox, webkit] = [findFirefox(), findWebKit()];
  if (name === 'firefox' && firefox) return startFirefox(firefox);
  if (name === 'webkit' && webkit) return startWebKit(webkit);
  return startChromium(options);
}

test('the whole story in this browser: figures, modes, a fault, custody, compare, a message, files, paper', async ({
  reader,
}) => {
  test.setTimeout(240_000);
  const { sees, misses, click, fill, press, reads, ask, driver } = reader;
  let before = '';
  /** Waits until a run of another length than the one before is done. */
  const runs = async () => {
    const done = () => ask(() => /Run done: ([\d,]+)/.exec(document.body.innerText)?.[1] ?? '');
    const message = 'a run is done';
    const isNew = async () => !['', before].includes(await done());
    await expect.poll(isNew, { message, timeout: 45_000 }).toBe(true);
    before = await done();
  };
  await ask(noteErrorsAndFiles);
  await runs();

  await test.step('the figure by keyboard, and into a member to an octet', async () => {
    await click('button', 'To the start');
    for (const name of [/^0\. .*, now$/, /^1\. .*, now$/, /^2\. OK.*, now$/]) {
      await press('ArrowRight');
      await sees('button', name);
    }
    await click('button', 'Look inside: 2. OK');
    await click('button', /^UE 2: opened/);
    await click('tab', 'Message');
    await click('treeitem', /^SAKKE/);
    await reads(/offset 0x00bf .* 278 octets/);
  });

  await test.step('every mode, and the other figure', async () => {
    for (const mode of ['Two GMKs, twice', 'Two GMKs, once']) {
      await click('radio', mode);
      await runs();
    }
    await click('button', /Regroup/);
    await runs();
    await sees('region', /^Figure 7\.4\.3\.3-1/);
    await click('button', /Group keys/);
    await runs();
    await click('radio', 'One GMK');
    await runs();
  });

  await test.step('a fault from the catalogue', async () => {
    await click('button', 'Faults (0)');
    await fill('textbox', 'Search the faults', 'flipped');
    await click('button', 'Signature with a flipped bit');
    await click('button', 'Put it into the run');
    await sees('button', 'Faults (1)');
    await runs();
    await press('End');
    await sees('button', /^2\. OK.*3 of 3 refused: signature/);
  });

  await test.step('custody and the comparison', async () => {
    await click('button', 'Key custody');
    await sees('button', /^UE 1, GMK: /);
    await click('button', 'Compare two designs');
    await sees('heading', 'Ledger of the two runs');
    await click('button', 'Ladder');
  });

  await test.step('files, and the link on the clipboard', async () => {
    await click('button', 'Export');
    await click('menuitem', 'Ladder as SVG');
    await click('button', 'Export');
    await click('menuitem', 'Capture for Wireshark (pcapng)');
    const files = () => ask(() => window.files);
    await expect.poll(files, { timeout: 45_000 }).toMatchObject({
      'figure-7.4.2-1.svg': expect.stringMatching(/^<svg.*2\. OK.*<\/svg>\s*$/s),
      'keyladder.pcapng': expect.stringMatching(/^\n\r\r\n/),
    });
    await click('button', 'Share');
    await click('menuitem', 'Copy a link to this view');
    await reads(/Link copied/);
  });

  await test.step('the presenter view', async () => {
    await press('p');
    await sees('main', 'Presenter view');
    await press('Escape');
    await reads(/Press Esc again/);
    await press('Escape');
    await sees('button', 'Export');
  });

  await test.step('a message made elsewhere', async () => {
    await click('button', 'Open a message…');
    await fill('textbox', /./, bundle);
    await reads(/Taken for: a message bundle/);
    await click('button', 'Open');
    await misses('dialog', /./);
    await runs();
    await press('End');
    await click('tab', 'Keys');
    await reads(/135b3a8bbbdd74cb0d5c50d7964018d4/);
  });

  await test.step('on paper', async () => {
    await click('button', 'Export');
    await click('menuitem', 'Print…');
    await expect.poll(() => ask(() => window.printed)).toBe(1);
    // WebKit has no command that gives the paper itself.
    const paper = await driver.print?.();
    if (paper) expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  });
  expect(await ask(() => window.errors)).toEqual([]);
});

/** The runs whose octets are compared: in each system one member that gets two keys. */
function sources(): readonly RunSource[] {
  const { systems, ...rest } = defaultScenario();
  const own = systems.map((system) => ({ ...system, members: defaultMembers(1) }));
  const partner = { ...defaultPartnerSystem(), members: defaultMembers(1, 'partner') };
  const group = { ...rest, gmkMode: 'dual-one-procedure' } as const;
  return [
    { ...group, systems: own },
    { ...group, procedure: 'group-regroup' as const, systems: [...own, partner] },
  ].map((scenario) => ({ kind: 'scenario', scenario }));
}

/** Forms that a browser has to have. WebKit knows no fused products. */
const formsOf = (browser: string): readonly SakkeForm[] =>
  browser === 'webkit' ? ['f64', 'bigint'] : ['fma52', 'f64', 'bigint'];

test('the worker of this browser makes the same octets as Node, on every form of arithmetic', async ({
  reader,
  baseURL,
}, info) => {
  const name = readdirSync('dist/assets').find((it) => /^engine\.worker-.*\.js$/.test(it));
  for (const source of sources()) {
    const expected = traceDigest(eventsOf(source));
    for (const form of formsOf(info.project.name)) {
      const made = await reader.ask(eventsInWorker, `${baseURL}assets/${name}`, form, source);
      const { form: used, events } = readEvents(made);
      expect({ used, digest: traceDigest(events) }).toEqual({ used: form, digest: expected });
    }
  }
});

declare global {
  interface Window {
    errors: string[];
    files: Record<string, string>;
    printed: number;
  }
}

/** Keeps what goes wrong in the page, and the files that it hands over; counts how often it asks for paper. */
function noteErrorsAndFiles() {
  window.errors = [];
  window.files = {};
  window.printed = 0;
  window.print = () => {
    window.printed += 1;
  };
  // Notices about a ResizeObserver come the same way, without an error.
  addEventListener('error', ({ error, message }) => void (error && window.errors.push(message)));
  addEventListener('unhandledrejection', ({ reason }) => window.errors.push(String(reason)));
  const blobs = new Map<string, Blob>();
  const { createObjectURL } = URL;
  URL.createObjectURL = (blob: Blob) => {
    const url = createObjectURL(blob);
    blobs.set(url, blob);
    return url;
  };
  HTMLAnchorElement.prototype.click = function save(this: HTMLAnchorElement) {
    void blobs
      .get(this.href)
      ?.text()
      .then((text) => {
        window.files[this.download] = text;
      });
  };
}
