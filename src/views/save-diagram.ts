import type { i18n } from 'i18next';
import { version } from '../../package.json';
import { longestMermaid, mermaidOf } from '../diagram/mermaid.ts';
import { plantUmlOf } from '../diagram/plantuml.ts';
import { mostTextLifelines, textLadderOf } from '../diagram/text-ladder.ts';
import type { AppState } from '../store/state.ts';
import { addressOf } from './address-of.ts';
import { downloadText } from './download-text.ts';
import { mostDrawnLifelines, sequenceOfRun } from './ladder/sequence-of-run.ts';
import { sequenceWords } from './ladder/sequence-words.ts';

/** The ladder on the screen as a diagram in text. */

export type DiagramForm = 'mermaid' | 'plantuml' | 'text';

const forms = {
  mermaid: { ending: 'mmd', most: mostDrawnLifelines, write: mermaidOf },
  plantuml: { ending: 'puml', most: mostDrawnLifelines, write: plantUmlOf },
  text: { ending: 'txt', most: mostTextLifelines, write: textLadderOf },
} as const;

/** Saves what is on the screen, at its level and no further than it is told; says where viewers would
 *  refuse it. */
export function saveDiagram(form: DiagramForm, state: AppState, { t }: Pick<i18n, 't'>): void {
  const { source, actors, events } = state.trace;
  if (source.kind !== 'scenario') return;
  const { scenario } = source;
  const { ending, most, write } = forms[form];
  const reached = state.wholeRun ? events.length - 1 : state.cursor;
  const link = addressOf(state).href;
  const run = { scenario, events, level: state.level, reached, most, version, link };
  const words = sequenceWords((key, values = {}) => t(key, values), scenario, actors);
  const text = write(sequenceOfRun(run, words));
  const figure = words.names.regroup ? 'figure-7.4.3.3-1' : 'figure-7.4.2-1';
  downloadText(`${figure}.${ending}`, 'text/plain', text);
  if (form === 'mermaid' && text.length > longestMermaid) {
    const values = { count: text.length, most: longestMermaid };
    state.notify({ tone: 'info', key: 'diagram.tooLong', values });
  }
}
