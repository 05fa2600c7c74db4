import { version } from '../../package.json';
import { longestMermaid, mermaidOf } from '../diagram/mermaid.ts';
import { plantUmlOf } from '../diagram/plantuml.ts';
import type { Sequence } from '../diagram/sequence.ts';
import { mostTextLifelines, textLadderOf } from '../diagram/text-ladder.ts';
import { mostDrawnLifelines, sequenceOfRun } from '../views/ladder/sequence-of-run.ts';
import { sequenceWords } from '../views/ladder/sequence-words.ts';
import { actsToDraw, type ExportedRun, type ExportFormat, utf8 } from './export-format.ts';

/** The ladder of a run as text: for programs that draw it, and for a mail. */

function sequenceOf(run: ExportedRun, most: number): Sequence {
  const { scenario, actors, events, link, level, words } = run;
  const told = sequenceWords((key, values = {}) => words.text(key, values), scenario, actors);
  const reached = events.length - 1;
  return sequenceOfRun({ scenario, events, level, reached, most, version, link }, told);
}

/** A ladder each act. */
const eachAct = (run: ExportedRun, write: (act: ExportedRun) => string) =>
  actsToDraw(run).map((act) => utf8(write(act)));

const mermaid: ExportFormat = {
  isSecret: false,
  write: (run) => eachAct(run, (one) => mermaidOf(sequenceOf(one, mostDrawnLifelines))),
  remark(octets, { text }) {
    const { length: count } = new TextDecoder().decode(octets);
    return count > longestMermaid ? text('diagram.tooLong', { count, most: longestMermaid }) : null;
  },
};

const plantuml: ExportFormat = {
  isSecret: false,
  write: (run) => eachAct(run, (one) => plantUmlOf(sequenceOf(one, mostDrawnLifelines))),
};

const text: ExportFormat = {
  isSecret: false,
  write: (run) => eachAct(run, (one) => textLadderOf(sequenceOf(one, mostTextLifelines))),
};

export const diagramFormats = { mermaid, plantuml, text } as const;
