import { describe, expect, it } from 'vitest';
import { type ActorId, failureCodes, type MessageEvent } from '../../engine/index.ts';
import { createI18n } from '../../i18n/index.ts';
import { createActorNames } from '../actor-names.ts';
import {
  eventText,
  fateText,
  firstAlteredOctet,
  messageSize,
  messageText,
  rememberWords,
} from './ladder-labels.ts';
import { regroupActors } from './regroup.fixture.ts';
import { shortenMiddle, shortenUri, textWidth, wrapText } from './text-width.ts';
import { actorsFor, badSignature, eventsFor, payloadOf } from './trace.fixture.ts';

const i18n = createI18n();
const words = (key: string, values: Record<string, unknown> = {}) => i18n.t(key, values);
const ues = actorsFor(50).filter(({ kind }) => kind === 'ue');

function notification(change: Partial<MessageEvent>): MessageEvent {
  const found = eventsFor({ members: 1 }).find((event) => event.kind === 'message');
  if (found?.kind !== 'message') throw new TypeError('the fixture has no message');
  return { ...found, ...change };
}

describe('names of actors', () => {
  const names = (primary: number, regroup = false) =>
    createActorNames(words, regroup, { primary, partner: 1 });

  it('[pCR 33.179 Figure 7.4.2-1] number the UEs only when there are several', () => {
    expect(names(1).title('ue1')).toBe('MCPTT UE');
    expect(names(3).title('ue1')).toBe('MCPTT UE 1');
    expect(names(3).title('gms')).toBe('Group Management Server');
  });

  it('[pCR 33.179 Figure 7.4.3.3-1] say in a regroup which system it is', () => {
    const { title, short } = names(2, true);
    expect(['ue2', 'gms', 'partner-gms', 'partner-ue1'].map((id) => title(id as ActorId))).toEqual([
      'Primary MCPTT UE 2',
      'Primary GMS',
      'Partner GMS',
      'Partner MCPTT UE',
    ]);
    expect(['kms', 'partner-kms', 'partner-ue12'].map((id) => short(id as ActorId))).toEqual([
      'Primary KMS',
      'Partner KMS',
      'Partner UE 12',
    ]);
  });

  it('give a range for folded UEs that follow each other, else their count', () => {
    expect(names(50).several(ues.slice(3))).toBe('UE 4 … 50');
    expect(names(50).several([...ues.slice(3, 9), ...ues.slice(11)])).toBe('45 other UEs');
    const partners = regroupActors(1, 9).filter(({ id }) => id.startsWith('partner-ue'));
    expect(names(1, true).several(partners.slice(2))).toBe('Partner UE 3 … 9');
  });
});

describe('messages', () => {
  it('give size in octets, and the number of payloads when there are two', () => {
    expect(messageSize(notification({}), words)).toBe('1,043 octets');
    const payloads = [payloadOf('media'), payloadOf('floor')];
    expect(messageSize(notification({ payloads }), words)).toBe('2 payloads · 2,086 octets');
    expect(messageSize(notification({ payloads: [] }), words)).toBe('');
  });

  it('say that two keys share one payload, which no clause defines', () => {
    const payloads = [{ ...payloadOf('media'), second: 'floor' as const }];
    expect(messageSize(notification({ payloads }), words)).toBe(
      '2 keys in 1 payload · 1,043 octets · illustrative',
    );
  });

  it('say where they were altered, counting octets over both payloads', () => {
    const received = new Uint8Array(1043);
    received[195] = 1;
    const payloads = [payloadOf('media'), { ...payloadOf('floor'), received }];
    const message = notification({ payloads, fate: 'altered' });
    expect(firstAlteredOctet(message)).toBe(1043 + 195);
    expect(fateText(message, words)).toBe('altered on the way from octet 1,238');
    const opened = { ...message, id: 'open.1.gms.message.notification' };
    expect(fateText(opened, words)).toBe('edited here from octet 1,238');
    expect(fateText(notification({}), words)).toBe('');
    expect(fateText(notification({ fate: 'dropped' }), words)).toBe('lost on the way');
  });

  it('name each failed check once on an error', () => {
    const checks = eventsFor({ members: 1, purposes: ['media', 'floor'], failing: ['ue1'] }).filter(
      (event) => event.kind === 'check' && !event.passed,
    );
    expect(checks).toHaveLength(2);
    const text = messageText(notification({ name: 'error', step: 2 }), checks, words);
    expect(text).toBe('2. Error: “signature” failed');
  });
});

describe('keys', () => {
  it('are stored or discarded by name and reason', () => {
    const [stored] = eventsFor({ members: 1, purposes: ['floor'] }).filter(
      (event) => event.kind === 'store',
    );
    if (stored === undefined) throw new TypeError('the fixture stores no key');
    expect(eventText(stored, words)).toBe('floor control key stored');
    const [discarded] = eventsFor({ members: 1, failing: ['ue1'] }).filter(
      (event) => event.kind === 'discard',
    );
    if (discarded === undefined) throw new TypeError('the fixture discards no key');
    expect(eventText(discarded, words)).toBe('group key discarded: signature does not verify');
  });

  it('have a reason in words for every failure code', () => {
    const missing = failureCodes.filter((code) => !i18n.exists(`checks.reason.${code}`));
    expect(missing).toEqual([]);
    expect(failureCodes).toContain(badSignature.code);
  });
});

describe('words', () => {
  it('are looked up once for the same values', () => {
    let looked = 0;
    const remembered = rememberWords((key, values) => {
      looked += 1;
      return `${key}${JSON.stringify(values)}`;
    });
    expect(remembered('a', { n: 1 })).toBe(remembered('a', { n: 1 }));
    expect(remembered('a', { n: 2 })).not.toBe(remembered('a', { n: 1 }));
    expect(looked).toBe(2);
  });
});

describe('text in a given width', () => {
  it('breaks at blanks and hyphens and keeps a step number with its name', () => {
    expect(wrapText('identity-specific key', 70, 13)).toEqual(['identity-', 'specific', 'key']);
    expect(wrapText('UE 4 · 1. Notification', 60, 14)).toEqual(['UE 4 ·', '1. Notification']);
    expect(wrapText('2. OK', 400, 14)).toEqual(['2. OK']);
  });

  it('is shortened in the middle', () => {
    const uri = 'sip:officer.12@mcptt.example.org';
    for (const shorten of [shortenMiddle, shortenUri]) {
      expect(textWidth(shorten(uri, 130, 12), 12)).toBeLessThanOrEqual(130);
      expect(shorten(uri, 130, 12)).toContain('…');
      expect(shorten(uri, 400, 12)).toBe(uri);
    }
  });

  it('keeps the user part of a URI, which tells members apart', () => {
    expect(shortenUri('sip:officer.12@mcptt.example.org', 150, 12)).toMatch(/^sip:officer\.12@.*…/);
    expect(shortenUri('sip:officer.12@mcptt.example.org', 108, 12)).toBe('sip:officer.12@…');
  });
});
