import type { CommandTable, Option } from './command.ts';
import type { Words } from './words.ts';

/** The help and the README's table, made of the tables of the commands. */

const width = 100;

/** How a command is called: its files, then its options. */
export function usageOf({ name, takes, options }: CommandTable): string {
  const files = takes.map((file) => ` ${file}`).join('');
  const [, many] = [files, Object.keys(options).length > 6];
  const written = many
    ? ' [OPTIONS]'
    : Object.entries(options)
        .map(([option, table]) => ` [${optionUsage(option, table)}]${table.multiple ? '…' : ''}`)
        .join('');
  return `${name}${files}${written}`;
}

const optionUsage = (name: string, { value }: Option) =>
  value === undefined ? `--${name}` : `--${name} ${value}`;

/** Every command with what it does, and what holds for all of them. */
export function overview(commands: readonly CommandTable[], words: Words): string {
  return [
    ...wrapped(words.text('cli.help.about'), 0),
    '',
    ...commands.flatMap((command) => [
      ...wrapped(usageOf(command), 2, 8),
      ...wrapped(words.text(`cli.does.${command.name}`), 6),
    ]),
    '',
    ...everywhere(words),
    '',
    ...paragraphs(words.text('cli.help.input')),
    '',
    ...paragraphs(words.text('cli.help.exit')),
  ].join('\n');
}

/** What a command does, and each of its options. */
export function helpOf(command: CommandTable, words: Words): string {
  const options = Object.entries(command.options);
  return [
    ...wrapped(`keyladder ${usageOf(command)}`, 0, 4),
    '',
    ...wrapped(words.text(`cli.does.${command.name}`), 0),
    '',
    ...options.flatMap(([name, option]) =>
      entry(optionUsage(name, option), words.text(`cli.option.${name}`)),
    ),
    ...everywhere(words),
    '',
    ...paragraphs(words.text('cli.help.exit')),
  ].join('\n');
}

const everywhere = (words: Words) =>
  ['lang XX', 'help', 'version'].flatMap((option) =>
    entry(`--${option}`, words.text(`cli.option.${option.split(' ')[0]}`)),
  );

/** The README's table of commands. */
export function readmeTable(commands: readonly CommandTable[], words: Words): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  return [
    '| command | does |',
    '| --- | --- |',
    ...commands.map(
      (command) =>
        `| \`${cell(usageOf(command))}\` | ${cell(words.text(`cli.does.${command.name}`))} |`,
    ),
  ].join('\n');
}

/** An option and its words, side by side. */
function entry(option: string, text: string): readonly string[] {
  const column = 30;
  const lines = wrapped(text, column);
  const [first = ''] = lines;
  const head = `  ${option}`;
  return head.length < column
    ? [head.padEnd(column) + first.trimStart(), ...lines.slice(1)]
    : [head, ...lines];
}

const paragraphs = (text: string) => text.split('\n').flatMap((line) => wrapped(line, 0));

/** A text in lines of the width of the help; `hanging`: how far the lines behind the first stand in. */
function wrapped(text: string, indent: number, hanging = indent): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const margin = () => ' '.repeat(lines.length === 0 ? indent : hanging);
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && margin().length + longer.length > width) {
      lines.push(margin() + line);
      line = word;
    } else line = longer;
  }
  lines.push(margin() + line);
  return lines;
}
