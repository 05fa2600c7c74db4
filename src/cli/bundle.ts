import { bundlesOfRun, receivesKeys } from '../engine/index.ts';
import { type Command, onlyFile, readArguments, usageError } from './command.ts';
import { runScenario } from './scenario-run.ts';

/** `bundle SCENARIO.json [--to URI]`: the messages of a run for another implementation to open;
 *  one object, or a list where the run sends several. */
export const bundle: Command = ({ args, words, readBytes }) => {
  const { values, positionals } = readArguments(args, { to: { type: 'string' } });
  const file = onlyFile(positionals, 'SCENARIO.json');
  const { scenario, actors, events, remarks } = runScenario(readBytes(file), file, words);
  const receivers = actors.filter(({ id }) => receivesKeys(id)).map(({ uri }) => uri);
  if (values.to !== undefined && !receivers.includes(values.to)) {
    throw usageError('notAMember', { to: values.to, members: receivers });
  }
  const bundles = bundlesOfRun(scenario, actors, events, values.to);
  if (bundles.length === 0) throw usageError('noKeys', { file });
  return { output: [bundles.length === 1 ? bundles[0] : bundles], remarks, exitCode: 0 };
};
