/** npm run bench: the cryptography in Node, one thread. */
import { cpus } from 'node:os';
import { runAlone } from './message-operations.ts';
import { readSelection, runSuite } from './suite.ts';
import { formatReport } from './table.ts';

const args = process.argv.slice(2);
const { rows, form } = await runSuite(readSelection(args), runAlone);
const [cpu] = cpus();
const environment = {
  runtime: `Node ${process.versions.node}, V8 ${process.versions.v8}`,
  'SAKKE calculates in': form,
  processor: `${cpu?.model ?? 'unknown'}, ${cpus().length} cores`,
};
process.stdout.write(formatReport(environment, rows, args.includes('--json')));
