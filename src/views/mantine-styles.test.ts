import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const imported = /import \{([^}]*)\} from '@mantine\/core'/g;
const madeOf = /from "(?:\.\.\/)+([A-Z]\w+)\//g;
const components = 'node_modules/@mantine/core/esm/components';
const sheet = (part: string) => `@mantine/core/styles/${part}.layer.css`;

function filesUnder(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`);
}

/** Names in the first group of every match, over all files; a group may list several. */
function namesIn(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].flatMap((match) =>
      (match[1] ?? '').split(',').map((name) => name.trim()),
    ),
  );
}

function withParts(parts: readonly string[]): Set<string> {
  const all = new Set<string>();
  const visit = (part: string) => {
    if (all.has(part) || !existsSync(`${components}/${part}`)) return;
    all.add(part);
    namesIn(filesUnder(`${components}/${part}`, '.mjs'), madeOf).forEach(visit);
  };
  parts.forEach(visit);
  return all;
}

it('loads the styles of every Mantine part in use, and of what those are made of', () => {
  const used = namesIn(filesUnder('src', '.tsx'), imported);
  const styles = readFileSync('src/views/mantine-styles.ts', 'utf8');
  const missing = [...withParts(used)].filter(
    (part) => existsSync(`node_modules/${sheet(part)}`) && !styles.includes(sheet(part)),
  );
  expect(used.length).toBeGreaterThan(10);
  expect(missing).toEqual([]);
});
