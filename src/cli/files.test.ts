import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsageError } from './command.ts';
import { filesIn, readBytes } from './files.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyladder-files-'));
  mkdirSync(join(folder, 'b', 'empty'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  for (const name of ['c.hex', 'a.hex', 'b/2.hex', 'b/10.hex', '.git/x', '.hidden']) {
    writeFileSync(join(folder, name), name);
  }
  symlinkSync('..', join(folder, 'b', 'round'));
  symlinkSync('../c.hex', join(folder, 'b', 'link.hex'));
  symlinkSync('nowhere', join(folder, 'd.hex'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('[Keyladder §check] the files of a folder by name, none twice, nothing hidden', () => {
  const names = filesIn(folder).map((file) => relative(folder, file));
  expect(names).toEqual(['a.hex', 'b/10.hex', 'b/2.hex', 'b/link.hex', 'c.hex', 'd.hex']);
  expect(filesIn(join(folder, 'b', 'empty'))).toEqual([]);
  expect(filesIn(join(folder, '.hidden'))).toEqual([join(folder, '.hidden')]);
  expect(filesIn('-')).toEqual(['-']);
});

it('[Keyladder §check] what the disk refuses is the fault of the input', () => {
  expect(() => filesIn(join(folder, 'none'))).toThrow(UsageError);
  expect(() => readBytes(join(folder, 'd.hex'))).toThrow(UsageError);
  expect(() => readBytes(folder)).toThrow(UsageError);
  expect(new TextDecoder().decode(readBytes(join(folder, 'a.hex')))).toBe('a.hex');
});
