import type { OctetEdits } from './octet-edits.ts';
import type { RunSource } from './run-source.ts';

/** The edits an opened message was opened with. The page asks at once: nothing that runs is imported here. */

/** The edits of a source; a run of a scenario has its own as faults. */
export const editsOf = (source: RunSource): OctetEdits =>
  source.kind === 'scenario' ? [] : (source.edits ?? []);

/** An opened message with other edits in place of the ones before. */
export function withEdits(source: RunSource, edits: OctetEdits): RunSource {
  if (source.kind === 'scenario') return source;
  const { edits: _before, ...rest } = source;
  return edits.length === 0 ? rest : { ...rest, edits };
}
