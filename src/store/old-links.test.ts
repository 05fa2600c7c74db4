import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventsOf } from '../testing/events-of.ts';
import { linkVersion } from './carry-over.ts';
import { decodeLink, encodeLink } from './link.ts';
import type { View } from './view.ts';

/** A link that was once handed out, and what it showed then; the scenario without its version. */
type KeptLink = Readonly<{ version: number; shows: string; link: string; view: View }>;

const folder = new URL('./links/', import.meta.url);
const kept = readdirSync(folder).map((name): readonly [string, KeptLink] => [
  name,
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as KeptLink,
]);

function viewOf(link: string): View {
  const decoded = decodeLink(link);
  if (!decoded.ok) throw new TypeError(`${decoded.key} ${JSON.stringify(decoded.values)}`);
  return decoded.view;
}

describe('links that were handed out', () => {
  it('are kept of every version', () => {
    const versions = new Set(kept.map(([, { version }]) => version));
    expect([...versions].sort()).toEqual(
      Array.from({ length: linkVersion }, (_, index) => index + 1),
    );
    for (const [name, { version, link }] of kept) {
      expect(link.startsWith(`#v${version}.`), name).toBe(true);
      expect(name.startsWith(`v${version}-`), name).toBe(true);
    }
  });

  it.each(kept)('%s shows what it showed', (_name, { link, view }) => {
    expect(viewOf(link)).toMatchObject(view);
  });

  it.each(kept)('%s is written again as a link of today, to the same view', (_name, { link }) => {
    const view = viewOf(link);
    const again = encodeLink(view);
    expect(again.startsWith(`#v${linkVersion}.`)).toBe(true);
    expect(viewOf(again)).toEqual(view);
  });

  it.each(kept)('%s stands at an event of its run', { timeout: 60_000 }, (_name, { link }) => {
    const { scenario, eventId, selection } = viewOf(link);
    const source = { kind: 'scenario', scenario } as const;
    const wanted = new Set([eventId, selection.eventId].filter((id) => id !== null));
    if (wanted.size === 0) return;
    for (const { id } of eventsOf(source)) {
      wanted.delete(id);
    }
    expect([...wanted]).toEqual([]);
  });
});
