import { describe, expect, it } from 'vitest';
import { bundleUsers } from './bundle-users.ts';
import { contentOf } from './read-file.ts';

describe('who a bundle can be opened as', () => {
  const users = { 'sip:a@x': { rsk: '04' }, 'sip:b@x': { rsk: '04' }, 'sip:gms@x': { ssk: '01' } };

  it('are the users with a decryption key, the responder first by default', () => {
    expect(bundleUsers(JSON.stringify({ users, responder: 'sip:b@x' }))).toEqual({
      able: ['sip:a@x', 'sip:b@x'],
      receiver: 'sip:b@x',
    });
    expect(bundleUsers(JSON.stringify({ users })).receiver).toBeNull();
    expect(bundleUsers('{"users":{"sip:a@x":{"rsk":"04"}}}').receiver).toBe('sip:a@x');
  });

  it('are the responder even without a decryption key: nobody stands in', () => {
    const closed = JSON.stringify({ users: { ...users, 'sip:b@x': {} }, responder: 'sip:b@x' });
    expect(bundleUsers(closed)).toEqual({ able: ['sip:a@x'], receiver: 'sip:b@x' });
  });

  it('are by default the one the message names, when the bundle names none', () => {
    // HDR with an empty CS ID map, then IDRr alone: role 2, a URI, 7 octets.
    const hex = '011a0e01000000010001' + '000201000773' + '69703a624078';
    expect(bundleUsers(JSON.stringify({ users, i_message_hex: hex })).receiver).toBe('sip:b@x');
    expect(bundleUsers(JSON.stringify({ users, i_message_hex: '01' })).receiver).toBeNull();
  });

  it('are nobody in anything else', () => {
    for (const text of ['', 'mikey ARoF', '{"users":', '[]', 'null', '{"users":7}']) {
      expect(bundleUsers(text).able).toEqual([]);
    }
  });
});

describe('a file', () => {
  it('is text when it is UTF-8, and hex otherwise', () => {
    expect(contentOf(new TextEncoder().encode('{"a":"é"}'))).toBe('{"a":"é"}');
    expect(contentOf(Uint8Array.of(1, 0x1a, 5, 0x81))).toEqual(Uint8Array.of(1, 0x1a, 5, 0x81));
  });
});
