import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { defaultScenario } from '../engine/index.ts';
import { UsageError } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, overview, readmeTable } from './help.ts';
import { started } from './started.fixture.ts';
import { wordsOf } from './words.ts';

const vector = new URL('../engine/vectors/message-bundle.json', import.meta.url);

describe('the program', () => {
  it('[Keyladder §command line] a full disk: one line, exit 2', async () => {
    const { code, err } = await started(['checks'], { out: 'ENOSPC' });
    expect(code).toBe(2);
    expect(err).toBe('The output cannot be written: ENOSPC: write\n');
  });

  it('[Keyladder §command line] a closed pipe: one line, the verdict stands', async () => {
    const closed = 'The output was closed before everything was written.\n';
    const passed = await started(['dump', fileURLToPath(vector)], { out: 'EPIPE' });
    expect([passed.code, passed.err]).toEqual([0, closed]);
    const readBytes = () => new TextEncoder().encode('011a0501');
    const broken = await started(['check', fileURLToPath(vector)], { out: 'EPIPE', readBytes });
    expect([broken.code, broken.err.split('\n').length]).toEqual([1, 3]);
  });

  it('[Keyladder §command line] a file that cannot be written: one line, exit 2', async () => {
    const readBytes = () => new TextEncoder().encode(JSON.stringify(defaultScenario()));
    const args = ['export', 's.json', '--key-log', `${fileURLToPath(vector)}/x`];
    const { code, out, err } = await started(args, { readBytes });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^[^\n]+ENOTDIR[^\n]+\n$/);
    const printed = await started(['export', 's.json', '--key-log', '-'], { readBytes });
    expect([printed.code, printed.out.split('\nSSRC ').length]).toEqual([0, 5]);
  });

  it('[Keyladder §command line] nobody reads what is said either', async () => {
    expect((await started(['open'], { err: 'EPIPE' })).code).toBe(2);
    expect((await started(['checks'], { out: 'ENOSPC', err: 'ENOSPC' })).code).toBe(2);
  });

  it('[Keyladder §command line] a mistake of ours: one line, exit 3', async () => {
    const readBytes = () => {
      throw new RangeError('never\u001b so');
    };
    const { code, out, err } = await started(['open', 'x'], { readBytes });
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^This is a mistake of keyladder itself.*RangeError: never\\u001b so\n$/);
  });

  it('[Keyladder §command line] input that cannot be used: exit 2', async () => {
    const readBytes = () => {
      throw new UsageError(() => 'gone');
    };
    expect(await started(['open', 'x'], { readBytes })).toEqual({
      code: 2,
      out: '',
      err: 'gone\n',
    });
    expect((await started(['fly'])).err).toMatch(/^unknown command fly; commands: open, check,/);
  });
});

describe('help', () => {
  it('[Keyladder §command line] --version and --help: standard output, exit 0', async () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    const ok = { code: 0, err: '' };
    expect(await started(['--version'])).toEqual({ ...ok, out: `keyladder ${version}\n` });
    const whole = `${overview(commands, wordsOf())}\n`;
    for (const args of [['--help'], ['-h'], ['help']]) {
      expect(await started(args)).toEqual({ ...ok, out: whole });
    }
    expect(await started([])).toEqual({ code: 2, out: '', err: whole });
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    '[Keyladder §command line] %s: every option, in both languages, no line too long',
    async (name, command) => {
      for (const language of ['en', 'fr']) {
        const text = helpOf(command, wordsOf(language));
        for (const option of Object.keys(command.options)) expect(text).toContain(`--${option}`);
        expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
      }
      const out = `${helpOf(command, wordsOf())}\n`;
      for (const args of [
        [name, '--help'],
        ['help', name],
        [name, 'x', '-h', '--no-such'],
      ]) {
        expect(await started(args)).toEqual({ code: 0, out, err: '' });
      }
    },
  );

  it('[Keyladder §command line] the README has the table of the commands', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    expect(readme).toContain(readmeTable(commands, wordsOf()));
  });
});
