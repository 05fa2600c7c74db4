import { captureOfRun, concatBytes, keyLogOfRun } from '../engine/index.ts';
import { linkToScenario } from '../store/scenario-link.ts';
import { defineCommand, usageError, type WrittenFile } from './command.ts';
import { runScenario } from './scenario-run.ts';

const file = { type: 'string', value: 'OUT' } as const;

/** `export SCENARIO.json --pcapng OUT …`: runs a scenario and writes what leaves the tool as files. */
export const exported = defineCommand(
  {
    name: 'export',
    takes: ['SCENARIO.json'],
    options: { pcapng: file, 'key-log': file },
  },
  ({ values, files: [name = ''], words, readBytes }) => {
    const { pcapng, 'key-log': keyLog } = values;
    if (pcapng === undefined && keyLog === undefined) throw usageError('noFormat');
    if (pcapng === keyLog) throw usageError('sameFile', { file: pcapng });
    const { remarks, ...run } = runScenario(readBytes(name), name, words);
    const told = { ...run, link: linkToScenario(run.scenario), say: words.fact };
    const files: WrittenFile[] = [];
    if (pcapng !== undefined) {
      files.push({ name: pcapng, octets: concatBytes(...captureOfRun(told)) });
    }
    if (keyLog !== undefined) {
      files.push({ name: keyLog, octets: new TextEncoder().encode(keyLogOfRun(told)) });
    }
    const secret = words.text('cli.exportSecrets');
    return { output: [], files, remarks: [...remarks, secret], exitCode: 0 };
  },
);
