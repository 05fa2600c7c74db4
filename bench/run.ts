/** npm run bench: the cryptography in Node, one thread. */
import { runAlone } from './message-operations.ts';
import { processor } from './processor.ts';
import { readSelection, runSuite } from './suite.ts';
import { formatReport } from './table.ts';

const args = process.argv.slice(2);
const { rows, form } = await runSuite(readSelection(args), runAlone);
const environment = {
  runtime: `Node ${process.versions.node}, V8 ${process.versions.v8}`,
  'SAKKE calculates in': form,
  processor,
};
process.stdout.write(formatReport(environment, 'node', rows, args.includes('--json')));
