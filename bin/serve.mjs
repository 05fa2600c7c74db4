// node bin/serve.mjs FOLDER PORT: serves a folder the way `npm start` does.
import { resolve } from 'node:path';
import { serveFolder } from './serve-folder.mjs';

const [folder = 'dist', port = '4173'] = process.argv.slice(2);
await serveFolder(resolve(folder), Number(port), '127.0.0.1');
