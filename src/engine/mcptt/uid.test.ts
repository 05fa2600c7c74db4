import { describe, expect, it } from 'vitest';
import { bytesToHex, integerToShortestBytes } from '../model/bytes.ts';
import bundle from '../vectors/message-bundle.json' with { type: 'json' };
import bundle180 from '../vectors/message-bundle-33.180.json' with { type: 'json' };
import { deriveUid } from './uid.ts';

const officer = {
  uri: 'sip:officer.7@mcptt.example.org',
  kmsUri: 'kms.mcptt.example.org',
  keyPeriodSeconds: 2_592_000,
  keyPeriodOffsetSeconds: 0,
  keyPeriodNo: 1514,
};
const uidOf = (change: Partial<typeof officer> = {}) =>
  bytesToHex(deriveUid({ ...officer, ...change }).uid);

describe('deriveUid', () => {
  it('[TS 33.179 §F.2.1] gives the worked example, and S on the way', () => {
    const { uid, working } = deriveUid(officer);
    const s = working.intermediates.find((value) => value.name === 'S')?.value;
    expect(s instanceof Uint8Array && bytesToHex(s)).toBe(
      '004d494b45592d53414b4b452d554944000f' +
        '7369703a6f6666696365722e37406d637074742e6578616d706c652e6f7267001f' +
        '6b6d732e6d637074742e6578616d706c652e6f72670015' +
        '278d000003' +
        '000001' +
        '05ea0002',
    );
    expect(bytesToHex(uid)).toBe(
      'b94ec2504962629bd04ee0faf59fef982f1a871c9e784ab8efcdb90888747a80',
    );
  });

  it.each([
    ['identities as URIs', bundle],
    ['identities hidden', bundle180],
  ])('[TS 33.179 §F.2.1] gives the UIDs stated in the example with %s', (_what, { kms, users }) => {
    for (const [uri, user] of Object.entries(users)) {
      const made = deriveUid({
        uri,
        kmsUri: kms.uri,
        keyPeriodSeconds: kms.key_period,
        keyPeriodOffsetSeconds: kms.key_period_offset,
        keyPeriodNo: user.key_period_no,
      });
      expect(bytesToHex(made.uid)).toBe(user.uid);
    }
  });

  it('[TS 33.179 §F.2.1] every parameter changes the UID', () => {
    const uids = [
      uidOf(),
      uidOf({ uri: 'sip:officer.8@mcptt.example.org' }),
      uidOf({ uri: 'SIP:officer.7@mcptt.example.org' }),
      uidOf({ kmsUri: 'kms2.mcptt.example.org' }),
      uidOf({ keyPeriodSeconds: 2_592_001 }),
      uidOf({ keyPeriodOffsetSeconds: 1 }),
      uidOf({ keyPeriodNo: 1513 }),
      uidOf({ keyPeriodNo: 1515 }),
      uidOf({ keyPeriodNo: 0 }),
    ];
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('[TS 33.220 §B.2.1.2] takes texts in NFKC', () => {
    expect(uidOf({ uri: 'sip:re\u0301mi@example.org' })).toBe(
      uidOf({ uri: 'sip:r\u00e9mi@example.org' }),
    );
  });

  it('[TS 33.179 §F.2.1] has no UID before the first key period', () => {
    expect(() => uidOf({ keyPeriodNo: -1 })).toThrow(RangeError);
  });
});

it.each([
  [0, '00'],
  [1, '01'],
  [255, 'ff'],
  [256, '0100'],
  [1514, '05ea'],
  [2_592_000, '278d00'],
  [4_294_967_295, 'ffffffff'],
])('[TS 33.220 §B.2.1.3] writes %i as %s', (value, octets) => {
  expect(bytesToHex(integerToShortestBytes(value))).toBe(octets);
});
