import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { publint } from 'publint';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { documentedBlock, documentedBlocks } from './testing/documented-blocks.ts';

/** The package as a new user has it: packed, and installed in an empty folder without a network. What
 *  `docs/library.md` tells is done here, block by block. */

const home = mkdtempSync(join(tmpdir(), 'keyladder-user-'));
const trial = join(home, 'trial');
const installed = join(trial, 'node_modules', 'keyladder');

// The user knows nothing of what npm has set for this run.
const env = { PATH: process.env.PATH, HOME: home, npm_config_update_notifier: 'false' };

const run = (command: string, args: readonly string[], cwd = trial) =>
  execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const shell = (code: string, cwd?: string) => run('bash', ['-ec', code], cwd);
const node = (...args: readonly string[]) => run(process.execPath, args);
const tool = (script: string, ...args: readonly string[]) =>
  node(resolve('node_modules', script), ...args);

/** A program that may fail, with what it prints. */
const started = (command: string, args: readonly string[], input = '') =>
  spawnSync(command, args, {
    cwd: trial,
    input,
    encoding: 'utf8',
    env: { ...env, LC_ALL: 'C' },
  });

const commands = documentedBlocks().filter(({ language }) => language === 'sh');
const programs = documentedBlocks().filter(({ language }) => language === 'ts');
const [inTheClone, install, compile] = commands.map(({ code }) => code);

beforeAll(() => {
  mkdirSync(trial);
  shell(inTheClone ?? '', resolve('.'));
  shell(install ?? '');
  mkdirSync(join(trial, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(resolve('node_modules/typescript'), join(trial, 'node_modules/typescript'));
  symlinkSync('../typescript/bin/tsc', join(trial, 'node_modules/.bin/tsc'));
  for (const { name, code } of [...programs, ...configurations]) {
    writeFileSync(join(trial, name), code);
  }
}, 300_000);
afterAll(() => rmSync(home, { recursive: true }));

const configuration = documentedBlock('tsconfig.json');
const withBundler = {
  extends: './tsconfig.json',
  compilerOptions: {
    module: 'esnext',
    moduleResolution: 'bundler',
    exactOptionalPropertyTypes: true,
    noEmit: true,
  },
};
const configurations = [
  { name: 'tsconfig.json', code: configuration },
  { name: 'tsconfig.bundler.json', code: JSON.stringify(withBundler) },
];

describe('the package', () => {
  it('holds library, command line, documents and the dissector; nothing comes along', () => {
    const files = readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((it) => it.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(installed.length + 1));
    const kinds = files.filter((it) => !/^docs\/[a-z-]+(\.md|\.schema\.json)$/.test(it));
    expect(kinds.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist-cli/keyladder.js',
      'dist-cli/third-party-licences.txt',
      'dist-library/keyladder.d.ts',
      'dist-library/keyladder.js',
      'dist-library/third-party-licences.txt',
      'package.json',
      'wireshark/keyladder.lua',
    ]);
    const octets = files.reduce((sum, it) => sum + statSync(join(installed, it)).size, 0);
    // The command line draws pictures and writes papers: their libraries and the font of the page.
    expect(octets).toBeLessThan(7_500_000);
    expect(manifest).not.toHaveProperty('dependencies');
    expect(readdirSync(join(trial, 'node_modules')).sort()).toEqual([
      ...['.bin', '.package-lock.json', 'keyladder', 'typescript'],
    ]);
  });

  it('names the licences of what is inside', () => {
    for (const folder of ['dist-cli', 'dist-library']) {
      const licences = readFileSync(join(installed, folder, 'third-party-licences.txt'), 'utf8');
      for (const inside of ['@noble/curves', '@noble/hashes', '@noble/ciphers', 'valibot']) {
        expect(licences).toContain(`${inside} `);
      }
      expect(licences).not.toMatch(/^(@mantine|@xyflow)/m);
      if (folder === 'dist-library') expect(licences).not.toMatch(/^(react|docx|zustand)/m);
    }
  });

  it('has a command line that runs, and its schemas', () => {
    const keyladder = join(trial, 'node_modules/.bin/keyladder');
    expect(run(keyladder, ['--version']).trim()).toBe(`keyladder ${manifest.version}`);
    writeFileSync(join(trial, 'scenario.json'), run(keyladder, ['scenario']));
    expect(JSON.parse(run(keyladder, ['run', 'scenario.json']))).toMatchObject({ ok: true });
    const schemas = readdirSync('docs').filter((it) => it.endsWith('.schema.json'));
    const listed = schemas.map((it) => `keyladder/schemas/${it}`);
    const imports = listed.map((it) => `await import('${it}', { with: { type: 'json' } })`);
    const code = `console.log([${imports.join()}].every((it) => '$schema' in it.default))`;
    expect(node('--input-type=module', '--no-warnings', '-e', code).trim()).toBe('true');
  });

  it('[Keyladder §command line] reads standard input; exit 0', () => {
    const input = readFileSync('src/engine/vectors/message-bundle-33.180.json', 'utf8');
    const keyladder = join(trial, 'node_modules/.bin/keyladder');
    const { status, stdout, stderr } = started(keyladder, ['open', '-'], input);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout).keys[0].gmk).toBe(JSON.parse(input).gmk);
  });

  it('[Keyladder §command line] /dev/full: one line, exit 2', () => {
    const { status, stderr } = started('sh', [
      ...['-c', '"$0" checks > /dev/full', join(trial, 'node_modules/.bin/keyladder')],
    ]);
    expect([status, stderr.split('\n').length]).toEqual([2, 2]);
    expect(stderr).toMatch(/^The output cannot be written: ENOSPC/);
  });

  it('is what publint and attw ask of a package of ES modules', async () => {
    const { messages } = await publint({ pkgDir: installed, pack: false, strict: true });
    expect(messages).toEqual([]);
    const [tarball = ''] = readdirSync(join(home, 'packages'));
    const attw = '@arethetypeswrong/cli/dist/index.js';
    const options = ['--profile', 'esm-only', '--format', 'json'];
    const { analysis } = JSON.parse(tool(attw, join(home, 'packages', tarball), ...options));
    expect(analysis.types).toEqual({ kind: 'included' });
    const problems: readonly { resolutionKind: string }[] = analysis.problems;
    expect(problems.filter(({ resolutionKind }) => /esm|bundler/.test(resolutionKind))).toEqual([]);
  });
});

describe('docs/library.md', () => {
  it('has no block that is not tried', () => {
    const tried = ['in-the-clone', '', '', 'tsconfig.json', 'page.html'];
    const outputs = programs.map(({ name }) => name.replace('.ts', '.js'));
    const all = documentedBlocks().map(({ name }) => name);
    expect(all.sort()).toEqual([...tried, ...outputs, ...programs.map((it) => it.name)].sort());
  });

  it('compiles, runs and prints what it says', () => {
    const printed = shell(compile ?? '');
    expect(printed).toBe(documentedBlock('story.js'));
    for (const name of ['failing.js', 'primitives.js']) {
      expect(node(name), name).toBe(documentedBlock(name));
    }
  });

  it('compiles for a bundler too', () => {
    expect(tool('typescript/bin/tsc', '-p', 'tsconfig.bundler.json')).toBe('');
  });

  it('names what the library exports, all of it', () => {
    const code = `console.log(JSON.stringify(Object.keys(await import('keyladder'))))`;
    const exported: readonly string[] = JSON.parse(node('--input-type=module', '-e', code));
    const table = /^## What there is$(.*?)^## /ms.exec(
      readFileSync('docs/library.md', 'utf8'),
    )?.[1];
    const rows = table?.match(/^\|(?! *-).*?\|.*$/gm) ?? [];
    const named = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect(named.sort()).toEqual([...exported].sort());
  });

  it('gives a bundler what is used, and no more', async () => {
    writeFileSync(join(trial, 'one.js'), `export { deriveUid } from 'keyladder';`);
    const built = await build({
      root: trial,
      configFile: false,
      logLevel: 'error',
      build: { write: false, lib: { entry: 'one.js', formats: ['es'] }, minify: false },
    });
    const [{ output } = { output: [] }] = [built].flat() as { output: { code?: string }[] }[];
    const whole = statSync(join(installed, 'dist-library/keyladder.js')).size;
    expect(output[0]?.code?.length).toBeLessThan(whole / 5);
  });
});
