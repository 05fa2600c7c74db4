import { captureOfRun, concatBytes, keyLogOfRun } from '../engine/index.ts';
import { linkToScenario } from '../store/scenario-link.ts';
import { defineCommand, usageError, type WrittenFile } from './command.ts';
import { diagramFormats } from './export-diagrams.ts';
import { type ExportFormat, type ExportLevel, exportLevels, utf8 } from './export-format.ts';
import { runScenario } from './scenario-run.ts';

const pcapng: ExportFormat = {
  isSecret: true,
  write: ({ words, ...run }) => concatBytes(...captureOfRun({ ...run, say: words.fact })),
};

const keyLog: ExportFormat = {
  isSecret: true,
  write: ({ words, ...run }) => utf8(keyLogOfRun({ ...run, say: words.fact })),
};

/** Every form, under the name of its option. */
const formats = { pcapng, 'key-log': keyLog, ...diagramFormats } as const satisfies Readonly<
  Record<string, ExportFormat>
>;
type FormatName = keyof typeof formats;

const formatNames = Object.keys(formats) as FormatName[];
const file = { type: 'string', value: 'OUT' } as const;
const fileOptions = Object.fromEntries(formatNames.map((name) => [name, file])) as Readonly<
  Record<FormatName, typeof file>
>;

type Asked = Readonly<{ format: ExportFormat; name: string }>;

/** What is to be written, and where to. */
function askedFor(values: Readonly<Partial<Record<FormatName, string>>>): readonly Asked[] {
  const asked = formatNames.flatMap((option) => {
    const name = values[option];
    return name === undefined ? [] : [{ format: formats[option], name }];
  });
  if (asked.length === 0) {
    const list = formatNames.map((name) => `--${name} OUT`).join(', ');
    throw usageError('noFormat', { list });
  }
  const twice = asked.find(({ name }, at) => asked.findIndex((one) => one.name === name) < at);
  if (twice) throw usageError('sameFile', { file: twice.name });
  return asked;
}

function levelOf(level: string): ExportLevel {
  const known = exportLevels.find((one) => one === level);
  if (known === undefined) throw usageError('level', { level, list: exportLevels.join(', ') });
  return known;
}

/** `export SCENARIO.json --pcapng OUT …`: runs a scenario and writes what leaves the tool as files. */
export const exported = defineCommand(
  {
    name: 'export',
    takes: ['SCENARIO.json'],
    options: { ...fileOptions, level: { type: 'string', value: 'LEVEL' } },
  },
  ({ values, files: [name = ''], words, readBytes }) => {
    const asked = askedFor(values);
    const level = levelOf(values.level ?? 'figure');
    const { remarks, ...run } = runScenario(readBytes(name), name, words);
    const told = { ...run, link: linkToScenario(run.scenario), level, words };
    const files = asked.map(
      ({ format, name }): WrittenFile => ({ name, octets: format.write(told) }),
    );
    const said = asked.flatMap(({ format }, at) => {
      const octets = files[at]?.octets;
      return (octets && format.remark?.(octets, words)) ?? [];
    });
    const secret = asked.some(({ format }) => format.isSecret)
      ? [words.text('cli.exportSecrets')]
      : [];
    return { output: [], files, remarks: [...remarks, ...said, ...secret], exitCode: 0 };
  },
);
