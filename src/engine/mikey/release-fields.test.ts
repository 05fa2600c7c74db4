import { describe, expect, it } from 'vitest';
import { fieldSource } from './release-fields.ts';

describe('where a field of a release comes from', () => {
  it.each([
    ['draft', 'RAND.rand', 'choice', null],
    ['draft', 'SAKKE.sakkeData.R.x', 'read', 'pCR 33.179 §7.4.2'],
    ['v13-4-0', 'SAKKE.idScheme', 'implementation', 'TS 33.179 §E.5'],
    ['v13-4-0', 'GeneralExtension.data', 'implementation', 'TS 33.179 §E.6.8'],
    ['ts-33.179', 'HDR.csIdMapType', 'choice', null],
    ['ts-33.179', 'GeneralExtension[2].ciphertextAndTag.tag', 'inferred', 'TS 33.179 §E.6.8'],
    ['ts-33.180', 'HDR.csIdMapInfo[0].csId', 'read', 'TS 33.180 Table E.1.3-1'],
    ['ts-33.180', 'SIGN.signature.r', 'implementation', 'TS 33.180 §E.1.2'],
  ] as const)('[Keyladder §releases] %s %s: %s', (release, path, mark, clause) => {
    expect(fieldSource(release, path)).toEqual({ mark, clause });
  });

  it('[Keyladder §second-key] a second key in one payload is a choice in all of them', () => {
    const second = new Set(['GeneralExtension[2]']);
    expect(fieldSource('ts-33.180', 'GeneralExtension[2].type', second).mark).toBe('choice');
    expect(fieldSource('ts-33.180', 'GeneralExtension.type', second).mark).toBe('read');
  });
});
