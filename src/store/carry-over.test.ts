import { expect, it } from 'vitest';
import texts from '../i18n/en/values.json' with { type: 'json' };
import { carriedName } from './carry-over.ts';

it('[Keyladder §link] finds a value by the name it had when names were English', () => {
  const old = ['P1 identity', 'P2 KMS URI', 'SRTP master key', 'SRTCP session salt', 'RTP packet'];
  expect(old.map(carriedName)).toEqual([
    'p1Identity',
    'p2KmsUri',
    'srtpMasterKey',
    'srtcpSessionSalt',
    'rtpPacket',
  ]);
  for (const name of old) expect(texts.values).toHaveProperty(carriedName(name), name);
  expect(['User Salt', 'TGK = GMK', 'srtpMasterKey'].map(carriedName)).toEqual([
    'User Salt',
    'TGK = GMK',
    'srtpMasterKey',
  ]);
});
