import { captureOfRun, concatBytes, keyLogOfRun } from '../engine/index.ts';
import { linkToScenario } from '../store/scenario-link.ts';
import { type CommandResult, defineLaterCommand, usageError, type WrittenFile } from './command.ts';
import { diagramFormats } from './export-diagrams.ts';
import {
  type ExportedRun,
  type ExportFormat,
  type ExportLevel,
  exportLevels,
  utf8,
} from './export-format.ts';
import { paperFormats } from './export-paper.ts';
import { pictureFormats } from './export-pictures.ts';
import { vectorFormats } from './export-vectors.ts';
import { paperAsked, paperOptions } from './paper-asked.ts';
import { askedAct, runScenario } from './scenario-run.ts';

/** A run up to the act that is asked for, which may go on with keys of acts before. */
const soFar = ({ act, events }: Pick<ExportedRun, 'act' | 'events'>) =>
  act === null ? events : events.filter((event) => (event.act ?? 1) <= act);

const pcapng: ExportFormat = {
  isSecret: true,
  write: ({ words, ...run }) =>
    concatBytes(...captureOfRun({ ...run, events: soFar(run), say: words.fact })),
};

const keyLog: ExportFormat = {
  isSecret: true,
  write: ({ words, ...run }) => utf8(keyLogOfRun({ ...run, events: soFar(run), say: words.fact })),
};

/** Every form, under the name of its option. */
const formats = {
  pcapng,
  'key-log': keyLog,
  ...pictureFormats,
  ...diagramFormats,
  ...paperFormats,
  ...vectorFormats,
} as const satisfies Readonly<Record<string, ExportFormat>>;
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
    throw usageError('noFormat', { options: formatNames.map((name) => `--${name} OUT`) });
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

/** The day of the export: of the clock where none is given. */
function dateOf(date: string = new Date().toISOString().slice(0, 10)): string {
  const read = new Date(`${date}T00:00:00Z`);
  const isDay = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
  if (!isDay || date.length !== 10) throw usageError('date', { date });
  return date;
}

function isPageFont(font: string | undefined): boolean {
  if (font !== undefined && font !== 'page') throw usageError('font', { font });
  return font === 'page';
}

/** The file of one sheet of several: a number in front of what the name ends with. */
function numbered(name: string, index: number): string {
  const [, stem = name, end = ''] = /^(.+?)(\.[^./\\]*)?$/s.exec(name) ?? [];
  return `${stem}-${index + 1}${end}`;
}

/** The files of one form. */
function filesOf(name: string, octets: Uint8Array | readonly Uint8Array[]): readonly WrittenFile[] {
  if (octets instanceof Uint8Array) return [{ name, octets }];
  const [only] = octets;
  if (octets.length === 1 && only) return [{ name, octets: only }];
  if (name === '-') throw usageError('severalFiles', { count: octets.length });
  return octets.map((each, index) => ({ name: numbered(name, index), octets: each }));
}

const text = (value: string) => ({ type: 'string', value }) as const;

/** `export SCENARIO.json --pcapng OUT …`: runs a scenario and writes what leaves the tool as files. */
export const exported = defineLaterCommand(
  {
    name: 'export',
    takes: ['SCENARIO.json'],
    options: {
      ...fileOptions,
      level: text('LEVEL'),
      date: text('YYYY-MM-DD'),
      font: text('page'),
      act: text('N'),
      ...paperOptions,
    },
  },
  async ({ values, files: [name = ''], words, readBytes }): Promise<CommandResult> => {
    const asked = askedFor(values);
    const level = levelOf(values.level ?? 'figure');
    const made = { level, date: dateOf(values.date), pageFont: isPageFont(values.font) };
    const paper = paperAsked(values, readBytes);
    const { remarks, ...run } = runScenario(readBytes(name), name, words);
    const act = askedAct(run, values.act);
    const told = {
      ...run,
      ...made,
      act,
      paper,
      link: linkToScenario(run.scenario, { level, act: act ?? 1 }),
      words,
    };
    const files: WrittenFile[] = [];
    const said: string[] = [];
    for (const { format, name } of asked) {
      const made = filesOf(name, await format.write(told));
      files.push(...made);
      for (const { octets } of made) said.push(...(format.remark?.(octets, words) ?? []));
    }
    const secret = asked.some(({ format }) => format.isSecret)
      ? [words.text('cli.exportSecrets')]
      : [];
    return { output: [], files, remarks: [...remarks, ...said, ...secret], exitCode: 0 };
  },
);
