import { captureOfRun, concatBytes, keyLogOfRun } from '../engine/index.ts';
import { linkToScenario } from '../store/scenario-link.ts';
import { defineCommand, type Option, usageError, type WrittenFile } from './command.ts';
import type { ExportFormat } from './export-format.ts';
import { vectorFormats } from './export-vectors.ts';
import { runScenario } from './scenario-run.ts';

const captureFormats: readonly ExportFormat[] = [
  { option: 'pcapng', write: (run) => concatBytes(...captureOfRun(run)) },
  { option: 'key-log', write: (run) => new TextEncoder().encode(keyLogOfRun(run)) },
];

const formats: readonly ExportFormat[] = [...captureFormats, ...vectorFormats];

const file: Option = { type: 'string', value: 'OUT' };

/** `export SCENARIO.json --pcapng OUT …`: runs a scenario and writes what leaves the tool as files. */
export const exported = defineCommand(
  {
    name: 'export',
    takes: ['SCENARIO.json'],
    options: Object.fromEntries(formats.map(({ option }) => [option, file])),
  },
  ({ values, files: [name = ''], words, readBytes }) => {
    const wanted = formats.flatMap(({ option, write }) => {
      const out = values[option];
      return typeof out === 'string' ? [{ out, write }] : [];
    });
    if (wanted.length === 0) {
      throw usageError('noFormat', { options: formats.map(({ option }) => `--${option} OUT`) });
    }
    const twice = wanted.find(({ out }, at) => wanted.findIndex((one) => one.out === out) < at);
    if (twice) throw usageError('sameFile', { file: twice.out });
    const { remarks, ...run } = runScenario(readBytes(name), name, words);
    const told = { ...run, link: linkToScenario(run.scenario), say: words.fact };
    const files = wanted.map(({ out, write }): WrittenFile => ({ name: out, octets: write(told) }));
    const secret = words.text('cli.exportSecrets');
    return { output: [], files, remarks: [...remarks, secret], exitCode: 0 };
  },
);
