import { describe, expect, it } from 'vitest';
import type { Actor, ActorId, Custody, CustodyChange } from '../../engine/index.ts';
import custodyTexts from '../../i18n/en/custody.json' with { type: 'json' };
import { couldReason, readerNotes } from './reader-notes.ts';

const cell = (actor: ActorId, key: 'srtp-media' | 'gmk-media' | 'rsk' = 'srtp-media') => ({
  actor,
  key,
});
const text = (place: ReturnType<typeof cell>, regroup: boolean, twoRands: boolean): string => {
  const [role = '', kind = ''] = couldReason(place, regroup, twoRands).split('.');
  const could: Record<string, Record<string, string>> = custodyTexts.custody.could;
  return could[role]?.[kind] ?? '';
};

describe('why a party could compute the keys of senders', () => {
  it('[TS 33.179 §7.3.6] the GMS of a single system makes every GUK-ID', () => {
    expect(text(cell('gms'), false, false)).toContain('every GUK-ID');
  });

  it('[TS 33.179 §7.3.6] in a regroup it would read those of partner UEs in the MKI', () => {
    expect(text(cell('gms'), true, false)).toMatch(/its own UEs.*MKI/);
    expect(text(cell('gms'), true, false)).not.toContain('every GUK-ID');
  });

  it('[TS 33.179 §7.3.6] with two RANDs it cannot derive the keys of partner UEs', () => {
    expect(text(cell('gms'), true, true)).toMatch(/partner UEs it cannot.*another RAND/);
    expect(text(cell('kms'), true, true)).toContain('the same RAND');
    expect(text(cell('partner-kms'), true, true)).toBe(text(cell('kms'), true, true));
  });

  it('has words for all who could compute a key', () => {
    for (const actor of ['kms', 'partner-kms', 'gms', 'outsider'] as const) {
      for (const twoRands of [false, true]) {
        expect(text(cell(actor), true, twoRands)).not.toBe('');
      }
    }
    expect(text(cell('kms', 'gmk-media'), true, true)).toContain('key escrow');
    expect(text(cell('kms', 'rsk'), false, false)).toContain('key escrow');
  });
});

describe('who can read what', () => {
  const actors: readonly Actor[] = [];
  const got: CustodyChange = {
    index: 4,
    eventId: 'regroup.4.partner-gms.message.leak',
    key: 'gmk-group',
    state: 'holds',
    origin: 'received',
  };
  const custody: Custody = new Map([['outsider', [got]]]);
  const notes = (cursor: number, twoRands: boolean) =>
    readerNotes(actors, custody, cursor, twoRands).map(({ note }) => note);

  it('tells of an outsider from the leak on', () => {
    expect(notes(3, false)).toEqual(['senders']);
    expect(notes(4, false)).toEqual(['outsider', 'senders']);
  });

  it('[pCR 33.179 §7.4.2] tells who keeps a GMK that the outsider made, and that it opens packets', () => {
    const ue: Actor = { id: 'ue1', kind: 'ue', system: 'primary', ordinal: 1, uri: 'sip:a@b' };
    const foreign = { ...got, key: 'srtp-group', state: 'foreign', foreign: 'outsider' } as const;
    const run: Custody = new Map([
      ['ue1', [foreign]],
      ['outsider', [{ ...foreign, index: 9 }]],
    ]);
    const told = (cursor: number) => readerNotes([ue], run, cursor, false);
    expect(told(3).map(({ note }) => note)).toEqual(['senders']);
    expect(told(4)[0]).toMatchObject({ note: 'foreignOutsider', since: 4, members: ['ue1'] });
    expect(told(9)[1]).toMatchObject({ note: 'outsiderOpens', since: 9 });
  });

  it('does not say that every sender can be read where the RANDs differ', () => {
    expect(notes(3, true)).toEqual(['sendersTwoRands']);
    expect(custodyTexts.custody.readers.sendersTwoRands).toContain('with that RAND');
  });
});
