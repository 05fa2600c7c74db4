// npm run -s cli -- …: the command line, straight from the source. Only its own output goes to
// standard output.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, requireNode, root } from './project.mjs';

requireNode();
ensureInstalled();

const main = join(root, 'src', 'cli', 'main.ts');
process.argv[1] = main;
// npm runs scripts in the project folder; file names are meant from where the user is.
if (process.env.npm_lifecycle_event === 'cli' && process.env.INIT_CWD) {
  process.chdir(process.env.INIT_CWD);
}

const { register } = await import('tsx/esm/api');
register({ tsconfig: join(root, 'tsconfig.json') });
await import(pathToFileURL(main).href);
