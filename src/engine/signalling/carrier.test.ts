import { describe, expect, it } from 'vitest';
import { actorsOf } from '../exchange/actors-of.ts';
import type { Actor, ActorId } from '../model/actors.ts';
import { defaultPartnerSystem, defaultScenario } from '../model/default-scenario.ts';
import type { Scenario } from '../model/scenario.ts';
import { eventsOf } from '../testing/events-of.ts';
import type { MessageEvent } from '../trace/trace.ts';
import { carrierMessages } from './carrier.ts';
import type { Hop } from './carrier-message.ts';
import { createCarrier } from './carrier-of-run.ts';

const gms: Actor = {
  id: 'gms',
  kind: 'gms',
  system: 'primary',
  ordinal: 0,
  uri: 'sip:gms@primary.example',
};
const partnerGms: Actor = {
  id: 'partner-gms',
  kind: 'gms',
  system: 'partner',
  ordinal: 0,
  uri: 'sip:gms@partner.example',
};
const alice: Actor = {
  id: 'ue1',
  kind: 'ue',
  system: 'primary',
  ordinal: 1,
  uri: 'sip:alice@primary.example',
};
const hop: Hop = {
  name: 'notification',
  procedure: 1,
  from: gms,
  to: alice,
  group: { uri: 'sip:tmp7@primary.example', name: 'Bridge incident', temporary: true },
  payloads: [{ list: 'GMK', octets: Uint8Array.of(0x01, 0x1a, 0x05, 0x01) }],
  held: [],
  arrives: true,
};
const messagesOf = (of: Hop) => carrierMessages(of, 'both-payloads');
const textOf = (of: Hop, name: string) =>
  messagesOf(of).find((message) => message.name === name)?.text;
const wire = (...lines: readonly string[]) => lines.join('\r\n');

describe('the carrier of a notification to a client', () => {
  it('[TS 24.481 §6.3.13] is NOTIFY, its 200, and the two documents fetched', () => {
    expect(messagesOf(hop).map(({ name, from, to }) => [name, from, to])).toEqual([
      ['notify', 'gms', 'ue1'],
      ['notify-ok', 'ue1', 'gms'],
      ['get-group', 'ue1', 'gms'],
      ['group-document', 'gms', 'ue1'],
      ['get-keys', 'ue1', 'gms'],
      ['key-document', 'gms', 'ue1'],
    ]);
  });

  it('[RFC 5875 §4] NOTIFY names both documents; Content-Length is the 382 octets of its body', () => {
    const body = `<?xml version="1.0" encoding="UTF-8"?>
<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff"
           xcap-root="https://primary.example/">
  <document sel="org.openmobilealliance.groups/global/byGroupID/sip:tmp7@primary.example"
            new-etag="g-0001"/>
  <document sel="org.3gpp.MCPTT-GKTP/users/sip:alice@primary.example/keys"
            new-etag="k-0041"/>
</xcap-diff>
`;
    expect(textOf(hop, 'notify')).toBe(
      wire(
        'NOTIFY sip:alice@192.0.2.10:5060 SIP/2.0',
        'Via: SIP/2.0/TLS primary.example;branch=z9hG4bK7a11',
        'From: <sip:gms@primary.example>;tag=g77',
        'To: <sip:alice@primary.example>;tag=a31',
        'Call-ID: f3c1@192.0.2.10',
        'CSeq: 1 NOTIFY',
        'Event: xcap-diff',
        'Subscription-State: active;expires=3500',
        'Contact: <sip:gms@primary.example>',
        'Max-Forwards: 70',
        'Content-Type: application/xcap-diff+xml',
        'Content-Length: 382',
        '',
        body,
      ),
    );
  });

  it('[RFC 3261 §8.2.6] the 200 repeats the dialog of the NOTIFY and has no body', () => {
    expect(textOf(hop, 'notify-ok')).toBe(
      wire(
        'SIP/2.0 200 OK',
        'Via: SIP/2.0/TLS primary.example;branch=z9hG4bK7a11',
        'From: <sip:gms@primary.example>;tag=g77',
        'To: <sip:alice@primary.example>;tag=a31',
        'Call-ID: f3c1@192.0.2.10',
        'CSeq: 1 NOTIFY',
        'Content-Length: 0',
        '',
        '',
      ),
    );
  });

  it('[TS 24.481 §7.7] the key document holds the payload as hex under the temporary group', () => {
    expect(
      textOf(hop, 'key-document')?.split('\r\n\r\n')[1],
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<GKTPs xmlns="urn:3gpp:ns:mcpttGKTP:1.0">
  <GMK-GKTPs>
    <on-network-regrouped-GKTPs temporary-MCPTT-group-ID="sip:tmp7@primary.example">
      <GKTP id="gmk-1">011A0501</GKTP>
    </on-network-regrouped-GKTPs>
  </GMK-GKTPs>
</GKTPs>
`);
  });

  it('[TS 24.481 §7.7] an MKFC stands in a list of its own', () => {
    const payloads = [
      { list: 'GMK' as const, octets: Uint8Array.of(1) },
      { list: 'MKFC' as const, octets: Uint8Array.of(2) },
    ];
    const group = { ...hop.group, temporary: false };
    expect(textOf({ ...hop, payloads, group }, 'key-document')).toContain(
      [
        '  <GMK-GKTPs>',
        '    <GKTP id="gmk-1">01</GKTP>',
        '  </GMK-GKTPs>',
        '  <MKFC-GKTPs>',
        '    <GKTP id="mkfc-1">02</GKTP>',
        '  </MKFC-GKTPs>',
      ].join('\n'),
    );
  });

  it('[RFC 4825 §6] a GET has a token and no body; odd characters are escaped where they stand', () => {
    const odd = { ...alice, uri: 'sip:ann&"bö<@primary.example' };
    expect(textOf({ ...hop, to: odd }, 'get-keys')).toBe(
      wire(
        'GET /org.3gpp.MCPTT-GKTP/users/sip:ann&%22b%C3%B6%3C@primary.example/keys HTTP/1.1',
        'Host: primary.example',
        'Authorization: Bearer AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
        '',
        '',
      ),
    );
    expect(textOf({ ...hop, to: odd }, 'notify')).toContain('sip:ann&amp;%22b%C3%B6%3C@');
  });

  it('[RFC 5875 §4] where the procedure runs again only the key document has changed', () => {
    const names = messagesOf({ ...hop, procedure: 2 }).map(({ name }) => name);
    expect(names).toEqual(['notify', 'notify-ok', 'get-keys', 'key-document']);
    expect(textOf({ ...hop, procedure: 2 }, 'notify')).not.toContain('byGroupID');
  });

  it('[TS 24.481 §7.7] it holds the payloads of both procedures then, each with an id of its own', () => {
    const held = [{ list: 'GMK' as const, octets: Uint8Array.of(0xaa) }];
    const again = messagesOf({ ...hop, procedure: 2, held }).at(-1);
    expect(again?.text.split('\n').filter((line) => line.includes('<GKTP '))).toEqual([
      '      <GKTP id="gmk-1">AA</GKTP>',
      '      <GKTP id="gmk-2">011A0501</GKTP>',
    ]);
    expect(again?.notes).toContain('keys-kept');
    expect(messagesOf(hop).at(-1)?.notes).not.toContain('keys-kept');
    const mkfc = [{ list: 'MKFC' as const, octets: Uint8Array.of(0xbb) }];
    expect(textOf({ ...hop, procedure: 2, held, payloads: mkfc }, 'key-document')).toMatch(
      /<GKTP id="gmk-1">AA<.*<MKFC-GKTPs>.*<GKTP id="mkfc-1">BB</s,
    );
  });

  it('[Keyladder §carrier] or the new one only, under the id it would have beside the other', () => {
    const held = [{ list: 'GMK' as const, octets: Uint8Array.of(0xaa) }];
    const again = carrierMessages({ ...hop, procedure: 2, held }, 'new-payload').at(-1);
    expect(again?.text.split('\n').filter((line) => line.includes('<GKTP '))).toEqual([
      '      <GKTP id="gmk-2">011A0501</GKTP>',
    ]);
    expect(again?.notes).toContain('keys-replaced');
    expect(again?.notes).not.toContain('keys-kept');
    expect(carrierMessages(hop, 'new-payload')).toEqual(messagesOf(hop));
  });

  it('[Keyladder §carrier] a NOTIFY that is lost has no answer, and nothing is fetched', () => {
    const lost = messagesOf({ ...hop, arrives: false });
    expect(lost.map(({ name }) => name)).toEqual(['notify']);
    expect(lost[0]?.notes).toContain('no-answer');
    expect(lost[0]?.text).toBe(textOf(hop, 'notify'));
  });

  it('[RFC 3261 §7] counts octets, not characters', () => {
    const group = { ...hop.group, name: 'Brücke' };
    for (const { octets, text } of messagesOf({ ...hop, group })) {
      expect(octets).toBe(Buffer.byteLength(text, 'utf8'));
    }
  });
});

describe('the carrier between two GMSs', () => {
  it('[TS 24.481 §6.3.14] is one POST with the payloads, answered by the OK', () => {
    const request = messagesOf({ ...hop, to: partnerGms });
    expect(request.map(({ name }) => name)).toEqual(['gmop-request']);
    expect(request[0]?.text.split('\r\n').slice(0, 5)).toEqual([
      'POST /org.openmobilealliance.groups/global/byGroupID/sip:tmp7@primary.example HTTP/1.1',
      'Host: partner.example',
      'X-3GPP-Asserted-Identity: "sip:gms@primary.example"',
      'Content-Type: application/vnd.3gpp.GMOP+xml',
      'Content-Length: 458',
    ]);
    expect(request[0]?.notes).toContain('gmop-operation');
    const held = hop.payloads;
    const again = textOf({ ...hop, to: partnerGms, procedure: 2, held }, 'gmop-request');
    expect(again?.match(/<GKTP .*?>/g)).toEqual(['<GKTP id="gmk-2">']);
    const answer = { ...hop, from: partnerGms, to: gms, payloads: [] };
    expect(textOf({ ...answer, name: 'ok' }, 'gmop-answer')).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(textOf({ ...answer, name: 'error' }, 'gmop-answer')).toMatch(/^HTTP\/1\.1 403 /);
  });
});

it('[corrections 14] the regroup goes by §6.3.14, marked as unverified, as is every clause not read', () => {
  const answer = { ...hop, from: partnerGms, to: gms, payloads: [], name: 'ok' as const };
  const between = [...messagesOf({ ...hop, to: partnerGms }), ...messagesOf(answer)];
  expect(between.map(({ clause }) => clause)).toEqual(Array(2).fill('TS 24.481 §6.3.14'));
  expect(between.filter(({ notes }) => !notes.includes('gmop-clause'))).toEqual([]);
  const unread = messagesOf(hop).filter(({ clause }) => clause.startsWith('TS 24.481'));
  expect(unread.length).toBeGreaterThan(2);
  expect(unread.filter(({ notes }) => !notes.includes('clause-cited'))).toEqual([]);
});

describe('the carrier of a run', () => {
  const base = defaultScenario();
  const scenario: Scenario = {
    ...base,
    procedure: 'group-regroup',
    gmkMode: 'dual-one-procedure',
    systems: [...base.systems, defaultPartnerSystem()].map((system) => ({
      ...system,
      members: system.members.slice(0, 1),
    })),
  };
  const actors = actorsOf({ kind: 'scenario', scenario });
  const actorOf = (id: ActorId) => actors.find((actor) => actor.id === id);
  const messagesOf = (of: Scenario) => {
    const source = { kind: 'scenario' as const, scenario: of };
    return eventsOf(source).filter((event): event is MessageEvent => event.kind === 'message');
  };
  const messages = messagesOf(scenario);

  it('[pCR 33.179 §7.4.4.3] carries steps 1, 3, 4 and 6; an OK of a UE has no message of its own', () => {
    const carrierOf = createCarrier(scenario, actorOf, 'both-payloads');
    const carried = messages
      .filter(({ step }) => step !== 'use')
      .map((message) => [message.step, carrierOf(message).length]);
    expect(carried).toEqual([
      [1, 6],
      [2, 0],
      [3, 1],
      [4, 6],
      [5, 0],
      [6, 1],
    ]);
  });

  it('[TS 24.481 §7.7] both payloads of a notification stand in one key document, in hex', () => {
    const [first] = messages;
    if (!first) throw new TypeError('the run has no message');
    const document = createCarrier(scenario, actorOf, 'both-payloads')(first).at(-1)?.text ?? '';
    const found = [...document.matchAll(/<GKTP id="gmk-\d">([0-9A-F]+)<\/GKTP>/g)].map(
      ([, hex]) => hex,
    );
    const sent = first.payloads.map((payload) => Buffer.from(payload.sent).toString('hex'));
    expect(found).toEqual(sent.map((hex) => hex.toUpperCase()));
  });

  it('[Keyladder §carrier] packets of the use of keys have none', () => {
    const packets = messages.filter(({ step }) => step === 'use');
    expect(packets.flatMap(createCarrier(scenario, actorOf, 'both-payloads'))).toEqual([]);
  });

  it('[TS 24.481 §7.7] in two procedures every key document ends with both payloads its UE was sent', () => {
    const twice: Scenario = { ...scenario, gmkMode: 'dual-two-procedures' };
    const again = messagesOf(twice);
    const carrierOf = createCarrier(twice, actorOf, 'both-payloads');
    const sent = new Map<ActorId, string[]>();
    const documents = new Map<ActorId, string>();
    for (const message of again) {
      for (const carried of carrierOf(message)) {
        if (carried.name === 'key-document') documents.set(carried.to, carried.text);
      }
      if (message.name !== 'notification') continue;
      const hex = message.payloads.map((payload) => Buffer.from(payload.sent).toString('hex'));
      sent.set(message.to, [...(sent.get(message.to) ?? []), ...hex]);
    }
    expect([...documents.keys()]).toEqual(['ue1', 'partner-ue1']);
    for (const [ue, text] of documents) {
      const found = [...text.matchAll(/<GKTP id="(gmk-\d)">([0-9A-F]+)</g)];
      expect(found.map(([, id]) => id)).toEqual(['gmk-1', 'gmk-2']);
      expect(found.map(([, , hex]) => hex?.toLowerCase())).toEqual(sent.get(ue));
    }
  });
});
