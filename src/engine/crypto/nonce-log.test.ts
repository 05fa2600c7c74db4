import { describe, expect, it } from 'vitest';
import { EngineError } from '../model/failures.ts';
import { createNonceLog } from './nonce-log.ts';

const keyA = new Uint8Array(16).fill(1);
const keyB = new Uint8Array(16).fill(2);

describe('nonce rule', () => {
  it('[RFC 7714 §10.1] refuses the same master key, SSRC and index twice', () => {
    const log = createNonceLog();
    log.claim(keyA, 0x1a2b3c4d, 16);
    expect(() => log.claim(keyA.slice(), 0x1a2b3c4d, 16)).toThrow(EngineError);
    expect(() => log.claim(keyA, 0x1a2b3c4d, 16)).toThrow(/1a2b3c4d, index 16 twice/);
  });

  it('[RFC 7714 §10.1] takes another index, SSRC or master key', () => {
    const log = createNonceLog();
    log.claim(keyA, 1, 16);
    log.claim(keyA, 1, 17);
    log.claim(keyA, 2, 16);
    log.claim(keyB, 1, 16);
    expect(() => log.claim(keyB, 1, 16)).toThrow(EngineError);
  });

  it('[Keyladder §errors] tells no key', () => {
    const log = createNonceLog();
    log.claim(keyA, 1, 16);
    expect(() => log.claim(keyA, 1, 16)).not.toThrow(/0101/);
  });
});
