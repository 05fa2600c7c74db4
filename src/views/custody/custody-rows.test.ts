import { describe, expect, it } from 'vitest';
import type { Actor, ActorId, Custody, CustodyState, SystemName } from '../../engine/index.ts';
import { gridMove } from '../grid-move.ts';
import { custodyRows, rowsInSight, stripParts } from './custody-rows.ts';
import { partyOf, rowOfParty } from './scroll-to-party.ts';
import { overSystem } from './use-grid-keys.ts';

const actor = (id: ActorId, kind: Actor['kind'], system: SystemName): Actor => ({
  id,
  kind,
  system,
  ordinal: Number(id.replace(/\D/g, '')) || 0,
  uri: `sip:${id}@example.org`,
});
const ues = (count: number, system: SystemName): Actor[] =>
  Array.from({ length: count }, (_, index) =>
    actor(system === 'partner' ? `partner-ue${index + 1}` : `ue${index + 1}`, 'ue', system),
  );
const servers = [actor('kms', 'kms', 'primary'), actor('gms', 'gms', 'primary')];
const held = (state: CustodyState): Custody =>
  new Map([
    ['ue9', [{ index: 3, eventId: 'e', key: 'gmk-group', state, origin: 'received' as const }]],
  ]);
const ids = (rows: ReturnType<typeof custodyRows>) => rows.map(({ id }) => id);

describe('the rows', () => {
  it('are the servers and the UEs of a small group', () => {
    const rows = custodyRows([...servers, ...ues(3, 'primary')], new Map(), new Set());
    expect(ids(rows)).toEqual(['kms', 'gms', 'ue1', 'ue2', 'ue3']);
  });

  it('have somebody outside in no system', () => {
    const all = [...servers, ...ues(1, 'primary'), actor('outsider', 'outsider', 'partner')];
    const rows = ['kms', 'gms', 'ue1', 'outside', 'outsider'];
    expect(ids(custodyRows(all, new Map(), new Set()))).toEqual(rows);
  });

  it('fold the UEs of 10,000 beyond a handful, those that refuse first', () => {
    const all = [...servers, ...ues(10_000, 'primary')];
    const rows = custodyRows(all, held('refused'), new Set());
    expect(ids(rows)).toEqual(['kms', 'gms', 'ue9', 'ue1', 'ue2', 'ue3', 'ue4', 'more.primary']);
    const last = rows.at(-1);
    expect(last?.kind === 'folded' && last.actors.length).toBe(9_995);
    const calm = custodyRows(all, held('holds'), new Set());
    expect(ids(calm)[2]).toBe('ue1');
  });

  it('fold a large system further where there is another one, so that both are in sight', () => {
    const partners = [
      actor('partner-kms', 'kms', 'partner'),
      actor('partner-gms', 'gms', 'partner'),
    ];
    const all = [...servers, ...ues(200, 'primary'), ...partners, ...ues(3, 'partner')];
    expect(ids(custodyRows(all, new Map(), new Set()))).toEqual([
      'system.primary',
      'kms',
      'gms',
      'ue1',
      'ue2',
      'more.primary',
      'system.partner',
      'partner-kms',
      'partner-gms',
      'partner-ue1',
      'partner-ue2',
      'partner-ue3',
    ]);
  });

  it('show each UE of a system that was opened, under a row that folds it again', () => {
    const all = [...servers, ...ues(20, 'primary'), ...ues(20, 'partner')];
    const rows = custodyRows(all, new Map(), new Set<SystemName>(['partner']));
    expect(ids(rows).filter((id) => id.startsWith('system.'))).toEqual([
      'system.primary',
      'system.partner',
    ]);
    expect(ids(rows).filter((id) => id.startsWith('partner-ue'))).toHaveLength(20);
    expect(ids(rows)).toContain('more.primary');
    const alone = custodyRows([...servers, ...ues(20, 'primary')], new Map(), new Set(['primary']));
    expect(ids(alone)[0]).toBe('system.primary');
  });

  it('find the party an event gives something to, also among folded UEs', () => {
    const rows = custodyRows([...servers, ...ues(20, 'primary')], new Map(), new Set());
    expect(rowOfParty(rows, 'gms')).toBe(1);
    expect(rowOfParty(rows, 'ue17')).toBe(rows.length - 1);
    expect(rowOfParty(rows, null)).toBe(-1);
    expect(partyOf(undefined)).toBeNull();
  });
});

describe('what is drawn', () => {
  it('stays a screenful of 10,000 rows', () => {
    const { first, end } = rowsInSight(10_000, 44, 200_000, 500);
    expect(first).toBeLessThanOrEqual(Math.floor(200_000 / 44));
    expect(end).toBeGreaterThanOrEqual(Math.ceil(200_500 / 44));
    expect(end - first).toBeLessThan(30);
    expect(rowsInSight(3, 44, 0, 500)).toEqual({ first: 0, end: 3 });
  });

  it('a strip has a part for each state, and none before the first', () => {
    const changes = [
      { index: 20, state: 'ciphertext' },
      { index: 30, state: 'holds' },
      { index: 40, state: 'holds' },
    ];
    expect(stripParts(changes, 200)).toEqual([
      { state: 'ciphertext', from: 10, to: 15 },
      { state: 'holds', from: 15, to: 100 },
    ]);
    expect(stripParts([], 200)).toEqual([]);
  });
});

describe('keys in the table', () => {
  const from = { row: 4, column: 2 };
  it('go from cell to cell and stop at the edges', () => {
    expect(gridMove('ArrowDown', from, 6, 5, 3)).toEqual({ row: 5, column: 2 });
    expect(gridMove('PageDown', from, 6, 5, 3)).toEqual({ row: 5, column: 2 });
    expect(gridMove('PageUp', from, 6, 5, 3)).toEqual({ row: 1, column: 2 });
    expect(gridMove('End', from, 6, 5, 3)).toEqual({ row: 4, column: 4 });
    expect(gridMove('Home', from, 6, 5, 3)).toEqual({ row: 4, column: 0 });
    expect(gridMove('Ctrl+Home', from, 6, 5, 3)).toEqual({ row: 0, column: 0 });
    expect(gridMove('Ctrl+End', from, 6, 5, 3)).toEqual({ row: 5, column: 4 });
    expect(gridMove('Enter', from, 6, 5, 3)).toBeNull();
  });

  it('pass over the row of a system', () => {
    const rows = (['system', 'actor', 'system', 'actor'] as const).map((kind) => ({ kind }));
    expect(overSystem(rows, { row: 1, column: 0 }, { row: 2, column: 0 })?.row).toBe(3);
    expect(overSystem(rows, { row: 3, column: 0 }, { row: 2, column: 0 })?.row).toBe(1);
    expect(overSystem(rows, { row: 1, column: 0 }, { row: 0, column: 0 })?.row).toBe(1);
    expect(overSystem(rows, { row: 3, column: 0 }, { row: 0, column: 0 })?.row).toBe(1);
  });
});
