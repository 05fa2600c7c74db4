/** The suite in a Web Worker of the page. The page that starts it passes the arguments. */
import { runAlone } from './message-operations.ts';
import { readSelection, runSuite } from './suite.ts';

addEventListener('message', async ({ data }: MessageEvent<readonly string[]>) => {
  try {
    const rows = await runSuite(readSelection(data), runAlone, (row) => postMessage({ row }));
    postMessage({ rows });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
