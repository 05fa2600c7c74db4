import { describe, expect, it } from 'vitest';
import { isServerKey, type Purpose } from '../../engine/index.ts';
import { createI18n } from '../../i18n/index.ts';
import { purposeLook } from '../purpose-look.ts';
import { purposeShapes } from './purpose-shapes.ts';

const { t } = createI18n();
const purposes = Object.keys(purposeShapes) as readonly Purpose[];
const signs = { square: '■', disc: '●', diamond: '◆', triangle: '▲' } as const;

describe('the mark of a key', () => {
  it('[Keyladder §designs] of an MCPTT server looks like no other, in form and in colour', () => {
    const servers = purposes.filter(isServerKey);
    expect(servers).toEqual(['client', 'multicast']);
    for (const server of servers) {
      for (const other of purposes.filter((one) => !isServerKey(one))) {
        expect(purposeShapes[server], other).not.toBe(purposeShapes[other]);
        expect(purposeLook(server), other).not.toBe(purposeLook(other));
      }
    }
  });

  it.each(purposes)('has the same form in words and in drawings: %s', (purpose) => {
    expect(t(`trace.purposeMark.${purpose}`)).toBe(signs[purposeShapes[purpose]]);
  });
});
