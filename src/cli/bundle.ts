import { bundlesOfRun, ofReceiver, receivesKeys } from '../engine/index.ts';
import { defineCommand, usageError } from './command.ts';
import { askedAct, runScenario } from './scenario-run.ts';

/** `bundle SCENARIO.json`: the messages of a run for another implementation to open; one object, or a list
 *  where the run sends several. What it prints is secret; `--receiver-only` leaves out what the receiver
 *  of the message does not have. */
export const bundle = defineCommand(
  {
    name: 'bundle',
    takes: ['SCENARIO.json'],
    options: {
      to: { type: 'string', value: 'URI' },
      'receiver-only': { type: 'boolean' },
      act: { type: 'string', value: 'N' },
    },
  },
  ({ values, files, words, readBytes }) => {
    const [file = ''] = files;
    const made = runScenario(readBytes(file), file, words);
    const { scenario, actors, events, remarks } = made;
    const act = askedAct(made, values.act) ?? undefined;
    const receivers = actors.filter(({ id }) => receivesKeys(id)).map(({ uri }) => uri);
    if (values.to !== undefined && !receivers.includes(values.to)) {
      throw usageError('notAMember', { to: values.to, members: receivers });
    }
    const all = bundlesOfRun(scenario, actors, events, values.to, act);
    if (all.length === 0) throw usageError('noKeys', { file });
    const bundles = values['receiver-only'] ? all.map(ofReceiver) : all;
    const secrets = values['receiver-only'] ? 'receiverSecrets' : 'bundleSecrets';
    return {
      output: [bundles.length === 1 ? bundles[0] : bundles],
      remarks: [...remarks, words.text(`cli.${secrets}`)],
      exitCode: 0,
    };
  },
);
