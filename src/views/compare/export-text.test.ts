import { describe, expect, it } from 'vitest';
import { defaultPartnerSystem, defaultScenario, type Scenario } from '../../engine/index.ts';
import { createFormats } from '../../i18n/formats.ts';
import { defaultCompare } from '../../store/compare-view.ts';
import { createActorNames, type Words } from '../actor-names.ts';
import { roundedTo } from '../rounded.ts';
import { scenarioContext } from '../scenario-context.ts';
import { tableCsv, tableMarkdown } from '../table-text.ts';
import { ledgerTable } from './export-text.ts';
import type { LedgerRow } from './ledger-rows.ts';
import { text, words } from './ledger-words.fixture.ts';
import { limits, limitsOf } from './limits.ts';

const base = defaultScenario();
const regroup: Scenario = {
  ...base,
  procedure: 'group-regroup',
  systems: [...base.systems, defaultPartnerSystem()],
};

describe('tables for other programs', () => {
  const rows: readonly LedgerRow[] = [
    {
      count: 'memberSeconds',
      unit: 's',
      part: 'time',
      values: [1 / 3, 2],
      differences: [{ absolute: 5 / 3, percent: 500 / 3 }],
    },
    {
      count: 'readersMedia',
      unit: 'parties',
      part: 'keys',
      values: [null, 1234],
      differences: [null],
    },
  ];
  const heads = ['Quantity', 'Unit', 'a "b"', 'c|d', 'Difference', 'Percent'] as const;

  it('[RFC 4180 §2] CSV: CRLF, quotes where needed, plain numbers, nothing where there is none', () => {
    const seed = { name: 'Seed', value: '0a' };
    const rate = { name: 'Bit rate', value: '64 kbit/s' };
    const limit = { name: 'Not counted', text: 'TLS, and TCP' };
    const table = ledgerTable(rows, { ...words, heads }, [seed, rate], [limit], 'Ledger');
    expect(tableCsv(table)).toBe(
      'Quantity,Unit,"a ""b""",c|d,Difference,Percent\r\n' +
        '"Time on the air, first member alone",s,0.33,2,1.67,166.7\r\n' +
        'Parties with the media GMK in clear,parties,,1234,,\r\n' +
        ',,,,,\r\nLedger,,,,,\r\nSeed,0a,,,,\r\nBit rate,64 kbit/s,,,,\r\n' +
        '"Not counted: TLS, and TCP",,,,,\r\n',
    );
  });

  it('[Keyladder §compare] Markdown: a bar inside a cell is escaped', () => {
    const table = ledgerTable(
      rows,
      { ...words, heads },
      [{ name: 'Bit rate', value: '64 kbit/s' }],
      [{ name: 'Not counted', text: 'TLS' }],
      'Figure 7.4.2-1',
    );
    const lines = tableMarkdown(table).split('\n');
    expect(lines.slice(6)).toEqual([
      '| Time on the air, first member alone | s | 0.33 | 2.00 | +1.67 | +166.7% |',
      '| Parties with the media GMK in clear | parties |  | 1,234 |  |  |',
      '',
      '- Not counted: TLS',
      '',
    ]);
    expect(lines.slice(0, 6)).toEqual([
      '## Figure 7.4.2-1',
      '',
      '- Bit rate: 64 kbit/s',
      '',
      '| Quantity | Unit | a "b" | c\\|d | Difference | Percent |',
      '| --- | --- | ---: | ---: | ---: | ---: |',
    ]);
  });

  const names = (t: Words, regroup: boolean) =>
    createActorNames(t, regroup, { primary: 2, partner: 2 });

  it('[Keyladder §compare] name figure, members, profile, seed and channel', () => {
    const t = (key: string, values: Record<string, unknown> = {}) =>
      [key.split('.').at(-1), ...Object.values(values)].join(' ');
    const made = {
      ...regroup,
      profile: 'ts-33.180' as const,
      mkiInSpi: true,
      hideIdentities: true,
    };
    const facts = scenarioContext(made, t, names(t, true), defaultCompare).map(
      ({ name, value }) => [name, value],
    );
    expect(facts).toEqual([
      ['figure', 'regroup'],
      ['members', '3'],
      ['partners', '3'],
      ['profile', 'spi hidden 180'],
      ['marking', 'text'],
      ['seed', made.seed],
      ['keyDocument', 'both-payloads'],
      ['bitRate', '64 kbit/s'],
      ['roundTrip', '200 ms'],
    ]);
    const single = scenarioContext(
      { ...base, clockSkewSeconds: { ue1: 1 } },
      t,
      names(t, false),
      defaultCompare,
    );
    expect(single.map(({ name }) => name)).not.toContain('partners');
    expect(single.find(({ name }) => name === 'skew')).toMatchObject({
      value: 'skewOf ueShort 1 1 s',
    });
    const at = { procedure: 1, step: 1, key: 'floor' } as const;
    const faults = [{ fault: 'ok-lost', at, to: ['ue2' as const], parameters: {} }];
    const disturbed = scenarioContext({ ...base, faults }, t, names(t, false));
    expect(disturbed.find(({ name }) => name === 'fault')?.value).toBe(
      'faultAt title 1 1 · floor · receivers ueShort 2',
    );
    const skips = [{ party: 'ue2', check: 'signature' }];
    const careless = scenarioContext({ ...base, skips }, t, names(t, false));
    expect(careless.find(({ name }) => name === 'skip')?.value).toMatch(/signature.*ueShort 2$/);
  });

  it('[Keyladder §compare] a percentage is the one on the screen', () => {
    for (const value of [-30.049, -0.25, 0.04, -0.04, 12.35, 50, -100 / 3]) {
      const shown = createFormats('en').signed(value, 1).replace('−', '-').replace('+', '');
      expect([value, roundedTo(value, 1)]).toEqual([value, Number(shown)]);
    }
  });

  it('[Keyladder §compare] CSV and Markdown name every limit that the screen names', () => {
    const named = limitsOf(text);
    expect(named).toHaveLength(limits.counted.length + limits.notCounted.length);
    const table = ledgerTable(rows, words, [], named, 'Figure 7.4.2-1');
    const [csv, markdown] = [tableCsv(table), tableMarkdown(table)];
    for (const limit of named) {
      expect(csv).toContain(limit.text);
      expect(markdown).toContain(`- ${limit.name}: ${limit.text}`);
    }
    for (const words of [/SUBSCRIBE/, /TLS/, /TCP/, /Retries/, /KMS/, /OK or error of a UE/]) {
      expect(
        named
          .filter((limit) => limit.name === 'Not counted')
          .map((limit) => limit.text)
          .join(),
      ).toMatch(words);
    }
  });
});
