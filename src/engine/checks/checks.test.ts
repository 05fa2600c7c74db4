import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { payloadRegistry } from '../mikey/index.ts';
import { checkNames, checkOfCode, checks, checksByPhase, failureCodes } from './index.ts';

const filesWithRecord = readdirSync(new URL('.', import.meta.url)).filter(
  (name) =>
    name.endsWith('.ts') &&
    !name.endsWith('.test.ts') &&
    readFileSync(new URL(name, import.meta.url), 'utf8').includes('= defineCheck('),
);

it('every file of a check is in the list, and is called as the check', () => {
  expect(checkNames.map((name) => `${name}.ts`).sort()).toEqual(filesWithRecord.sort());
});

it('every name is of one check, and every code', () => {
  expect(new Set(checkNames).size).toBe(checks.length);
  expect(new Set(failureCodes).size).toBe(failureCodes.length);
  for (const check of checks) {
    expect(check.codes.map((code) => checkOfCode(code).name)).toEqual(
      check.codes.map(() => check.name),
    );
  }
});

it('every check is listed under its phase', () => {
  for (const [phase, list] of Object.entries(checksByPhase)) {
    expect(list.map((check) => check.phase)).toEqual(list.map(() => phase));
  }
  expect(checks).toHaveLength(Object.values(checksByPhase).flat().length);
});

it('the checks of a payload and its keys have a letter of their own; the others have no octets in it', () => {
  const marked = checks.filter(({ mark }) => mark !== undefined);
  const { payload, key, pair } = checksByPhase;
  expect(marked.map(({ name }) => name)).toEqual(
    [...payload, ...key, ...pair].map(({ name }) => name),
  );
  expect(new Set(marked.map(({ mark }) => mark?.letter)).size).toBe(marked.length);
});

it('[RFC 3830 §6.12] MIKEY has a number for the checks of a payload and its keys, and no others', () => {
  const without = checks.filter(({ mikeyError }) => mikeyError === null);
  const { 'key-material': keyMaterial, packet } = checksByPhase;
  expect(without.map(({ name }) => name)).toEqual(
    [...keyMaterial, ...packet].map(({ name }) => name),
  );
});

it('the tables of a message name no codes but those of the format check', () => {
  const codes = new Set<string>(checksByPhase.payload[0].codes);
  const withoutNames = JSON.stringify(payloadRegistry, (key, value) =>
    key === 'names' ? undefined : value,
  );
  const inTables = withoutNames.matchAll(/"code":"([^"]+)"/g);
  const others = [...inTables].flatMap(([, code]) =>
    code === undefined || codes.has(code) ? [] : [code],
  );
  // That of the protected payload inside an extension, which the check of the key parameters gives.
  expect(others).toEqual(['keyparams-type']);
});

it('what a check rests on and reads is said', () => {
  for (const { name, clauses, reads, phase } of checks) {
    expect(clauses.length, name).toBeGreaterThan(0);
    if (phase !== 'pair') expect(reads.length, name).toBeGreaterThan(0);
  }
});
