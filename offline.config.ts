import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const fileName = 'service-worker.js';

const digest = (content: string | Uint8Array) =>
  `sha256-${createHash('sha256').update(content).digest('base64')}`;

/** Some hosts answer a request for the name of the document by pointing at the folder. */
const address = (path: string) => (path === 'index.html' ? './' : path.replaceAll('\\', '/'));

/** Adds the service worker, with the names and digests of all files of the build in it. */
export function keptOffline(): Plugin {
  let publicDir = '';
  return {
    name: 'kept-offline',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      ({ publicDir } = config);
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/service-worker/service-worker.ts', fileName });
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const worker = bundle[fileName];
        if (worker?.type !== 'chunk') throw new TypeError(`the build has no ${fileName}`);
        const built = Object.values(bundle)
          .filter((it) => it !== worker)
          .map((it) => [it.fileName, it.type === 'chunk' ? it.code : it.source] as const);
        const copied = readdirSync(publicDir, { recursive: true, withFileTypes: true })
          .filter((it) => it.isFile())
          .map(({ parentPath, name }) => join(parentPath, name))
          .map((path) => [path.slice(publicDir.length + 1), readFileSync(path)] as const);
        const listed = [...built, ...copied]
          .map(([path, content]) => `${address(path)} ${digest(content)}`)
          .sort()
          .join(',');
        const build = createHash('sha256').update(listed).digest('hex').slice(0, 16);
        worker.code = worker.code.replace('%files%', () => listed).replace('%build%', build);
      },
    },
  };
}
