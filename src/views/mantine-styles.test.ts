import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const imported = /import \{([^}]*)\} from '@mantine\/core'/g;

function partsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(imported)].flatMap((match) =>
    (match[1] ?? '').split(',').map((name) => name.trim()),
  );
}

it('loads the styles of every Mantine part in use', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => `src/${file}`);
  const styles = readFileSync('src/views/mantine-styles.ts', 'utf8');
  const parts = new Set(files.flatMap(partsIn));
  const sheet = (part: string) => `@mantine/core/styles/${part}.layer.css`;
  const missing = [...parts].filter(
    (part) => existsSync(`node_modules/${sheet(part)}`) && !styles.includes(sheet(part)),
  );
  expect(parts.size).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});
