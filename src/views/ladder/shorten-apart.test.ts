import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenApart } from './shorten-apart.ts';
import { textWidth } from './text-width.ts';

const narrow = (uri: string, width: number, server = false) => ({ uri, width, server });
const label = fc.stringMatching(/^[a-z0-9.-]{1,14}$/);
const uris = fc.uniqueArray(
  fc.tuple(label, label).map(([user, domain]) => `sip:${user}@${domain}.example.org`),
  { minLength: 2, maxLength: 12 },
);

describe('identities in narrow places', () => {
  it('different URIs of one scenario never have the same text', () => {
    fc.assert(
      fc.property(uris, fc.integer({ min: 8, max: 220 }), fc.boolean(), (list, width, server) => {
        const texts = shortenApart(
          list.map((uri, index) => narrow(uri, width, server && index === 0)),
          12,
        );
        expect(new Set(texts.values()).size).toBe(list.length);
      }),
    );
  });

  it('keeps the width where the texts can be told apart in it', () => {
    const list = ['sip:officer.1@mcptt.example.org', 'sip:officer.1@partner.example.org'];
    const texts = shortenApart(
      list.map((uri) => narrow(uri, 110)),
      12,
    );
    expect(new Set(texts.values()).size).toBe(2);
    for (const text of texts.values()) expect(textWidth(text, 12)).toBeLessThanOrEqual(110);
  });

  it('cuts the domain that members share, and the user part that servers share', () => {
    const members = [1, 2, 3].map((n) => narrow(`sip:officer.${n}@mcptt.example.org`, 110));
    expect([...shortenApart(members, 12).values()]).toEqual([
      ...['sip:officer.1@…', 'sip:officer.2@…', 'sip:officer.3@…'],
    ]);
    const servers = ['mcptt', 'partner'].map((system) =>
      narrow(`sip:gms@${system}.example.org`, 120, true),
    );
    for (const text of shortenApart(servers, 12).values()) expect(text).toMatch(/mcptt|partner/);
  });
});
