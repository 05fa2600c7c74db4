import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundle } from '../cli/bundle.ts';
import { exported } from '../cli/export.ts';
import { wordsOf } from '../cli/words.ts';
import {
  checkOfCode,
  defaultScenario,
  drawFormOf,
  drawStreams,
  failureCodes,
  messageBundleSchema,
  scenarioSchema,
  traceFile,
  vectorsFile,
} from '../engine/index.ts';
import { readCatalogue } from '../i18n/read-catalogue.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema-of.ts';
import { faultsOf } from './schema-faults.ts';

/** The documents of the formats are what the code has: `KEYLADDER_RECORD=1 npx vitest run testing/formats` writes
 *  them anew. */

const docs = (name: string) => new URL(`../../docs/${name}`, import.meta.url);
const published = (name: string) => () =>
  JSON.parse(readFileSync(new URL(`../engine/vectors/${name}.json`, import.meta.url), 'utf8'));
const schemaOf = (title: string, schema: Parameters<typeof jsonSchemaOf>[0]): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title,
  ...jsonSchemaOf(schema),
});
const schemas = {
  scenario: schemaOf('Keyladder scenario', scenarioSchema),
  bundle: schemaOf('Keyladder message bundle', messageBundleSchema),
  trace: schemaOf('Keyladder trace', traceFile),
  vectors: schemaOf('Keyladder test vectors', vectorsFile),
};

function isWritten(name: string, text: string): void {
  if (process.env.KEYLADDER_RECORD !== undefined) writeFileSync(docs(name), text);
  else expect(readFileSync(docs(name), 'utf8')).toBe(text);
}

const failureCodesHead = `# Failure codes

What a check that fails ends in: \`code\` of a failure in traces, in the JSON of the command line, and in JUnit and TAP
reports. A code never changes its meaning; new ones may come. This table is made of the records of the checks, in the order
the checks are made, and of the English catalogue; \`keyladder checks\` says more of each check. The MIKEY error number is that of
RFC 3830 §6.12, as a diagnosis of the receiver's own.

| code | what failed | check | when | clauses | MIKEY error |
| --- | --- | --- | --- | --- | --- |
`;

const base = defaultScenario();
/** A run with every kind of value it can draw. */
const widest = { ...base, gmkMode: 'dual-two-procedures' } as const;
const scenario = {
  ...base,
  gmkMode: 'dual-one-procedure',
  systems: base.systems.map((one) => ({ ...one, members: one.members.slice(0, 2) })),
  faults: [
    { fault: 'message-truncated', at: { procedure: 1, step: 1 }, to: ['ue2'], parameters: {} },
  ],
  skips: [{ party: 'ue1', check: 'signature' }],
};
const input = (value: unknown, args: readonly string[]) => ({
  words: wordsOf('en'),
  args: ['s.json', ...args],
  filesIn: (path: string) => [path],
  readBytes: () => new TextEncoder().encode(JSON.stringify(value)),
});
const filesOf = async (value: unknown) => {
  const { files = [] } = await exported(input(value, ['--trace', 'a', '--vectors', 'b']));
  return files.map(({ octets }) => new TextDecoder().decode(octets));
};
const [traceText = '', vectorsText = ''] = await filesOf(scenario);
type Calculation = Record<
  'inputs' | 'intermediates' | 'outputs',
  { name: string; hex?: string }[]
> & {
  operation: string;
  clause: string;
};
const vectors = JSON.parse(vectorsText) as {
  draws: Record<string, string>;
  scenario: Record<string, unknown>;
  kmss: { calculations: Calculation[] }[];
  identities: { uri: string; calculations: Calculation[] }[];
  keys: Calculation[];
  messages: {
    name: string;
    to: string;
    payloads: { sent: string }[];
    sender: Calculation[];
    receiver: Calculation[];
  }[];
};

describe('the documents of the formats', () => {
  it.each(Object.entries(schemas))(
    '[Keyladder §formats] %s has the schema that is read or written',
    (name, schema) => {
      isWritten(`${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
    },
  );

  it('[Keyladder §formats] every failure code is listed, with its words', () => {
    const { checks: texts } = readCatalogue('en') as {
      checks: Record<'short' | 'reason', Record<string, string>>;
    };
    const rows = failureCodes.map((code) => {
      const { name, phase, clauses, mikeyError } = checkOfCode(code);
      return [
        `\`${code}\``,
        texts.reason[code],
        `${texts.short[name]} (\`${name}\`)`,
        ...[phase, clauses.join(', '), mikeyError ?? '–'],
      ].join(' | ');
    });
    isWritten(
      'failure-codes.md',
      `${failureCodesHead}${rows.map((row) => `| ${row} |\n`).join('')}`,
    );
  });

  it('[Keyladder §draws] every kind of value that can be given is in the table', () => {
    const text = readFileSync(docs('draws.md'), 'utf8');
    const kinds = new Map([...drawStreams(widest)].map((stream) => [stream.kind, stream]));
    for (const [kind, stream] of kinds) {
      const { octets, clause, from, to } = drawFormOf(stream);
      const range = from === undefined ? '' : `${from} to ${to}`;
      expect(text).toMatch(
        new RegExp(
          `^\\| \\S*/?${kind}[/\\S]*.*\\| ${octets} \\| ${range} ?\\| ${clause} \\|$`,
          'm',
        ),
      );
    }
    expect(kinds.size).toBe(11);
  });

  it.each<[keyof typeof schemas, string, () => unknown]>([
    ['scenario', 'one of every kind', () => scenario],
    ['bundle', 'TS 33.179', published('message-bundle')],
    ['bundle', 'TS 33.180', published('message-bundle-33.180')],
    ['bundle', 'with two keys', published('message-bundle-two-keys')],
    [
      'bundle',
      'of a run',
      () =>
        bundle(
          input({ ...base, systems: scenario.systems }, [
            '--to',
            base.systems[0]?.members[0] ?? '',
          ]),
        ).output[0],
    ],
    ['trace', 'with what goes wrong', () => JSON.parse(traceText)],
    ['vectors', 'with what goes wrong', () => vectors],
  ])('[Keyladder §formats] %s: %s fits', (name, _, value) => {
    expect(faultsOf(value(), schemas[name])).toEqual([]);
  });

  it('[Keyladder §formats] what is not in a form does not fit', () => {
    expect(faultsOf({ ...JSON.parse(traceText), more: 1 }, schemas.trace)).toEqual(['/more']);
    expect(faultsOf({ ...vectors, version: 2 }, schemas.vectors)).toEqual(['/version']);
    expect(faultsOf({ ...scenario, draws: { a: 'x' } }, schemas.scenario)).toEqual(['/draws/a']);
  });
});

const namesIn = (calculations: readonly Calculation[]) =>
  calculations.flatMap(({ operation, inputs, intermediates, outputs }) =>
    [...inputs, ...intermediates, ...outputs].map(({ name }) => `${operation} ${name}`),
  );

describe('test vectors', () => {
  it('[RFC 6507, RFC 6508, TS 33.179 §7.3.1] hold every intermediate of a message by name', () => {
    const [kms] = vectors.kmss;
    expect(namesIn(kms?.calculations ?? [])).toEqual(
      expect.arrayContaining([
        'eccsi-kms-setup KSAK',
        'eccsi-kms-setup KPAK',
        'sakke-kms-setup z_T',
        'sakke-kms-setup Z_T',
      ]),
    );
    const alice = vectors.identities.find(({ uri }) => uri === base.systems[0]?.members[0]);
    expect(namesIn(alice?.calculations ?? [])).toEqual(
      expect.arrayContaining([
        'eccsi-issue v',
        'eccsi-issue HS',
        'eccsi-issue SSK',
        'eccsi-issue PVT',
        'sakke-issue K_(a,T)',
        'eccsi-validate HS',
      ]),
    );
    expect(namesIn(vectors.keys)).toEqual(
      expect.arrayContaining(['gmk GMK', 'gmk GMK-ID', 'gmk RAND']),
    );
    const first = vectors.messages.find(({ to }) => to === 'ue1');
    expect(namesIn(first?.sender ?? [])).toEqual(
      expect.arrayContaining([
        ...['j', 'J_x', 'HS', 'HE', 'r', 's'].map((name) => `eccsi-sign ${name}`),
        ...['SSV', 'r', 'R', 'g^r', 'mask', 'H'].map((name) => `sakke-encapsulate ${name}`),
        ...['Key Parameters', 'DPCK', 'IV', 'AAD', 'ciphertext', 'tag'].map(
          (name) => `key-parameters-protect ${name}`,
        ),
      ]),
    );
    expect(namesIn(first?.sender ?? [])).toEqual(
      expect.arrayContaining([
        ...['p1Identity', 'p2KmsUri', 'p5KeyPeriodNumber', 'S', 'UID'].map((name) => `uid ${name}`),
        ...['user-salt User Salt', 'guk-id GMK-ID', 'guk-id GUK-ID'],
      ]),
    );
    expect(namesIn(first?.receiver ?? [])).toEqual(
      expect.arrayContaining([
        ...['w', 'mask', 'SSV', 'r', 'TEST'].map((name) => `sakke-decapsulate ${name}`),
        'key-parameters-unprotect Key Parameters',
        ...['srtpMasterKey', 'srtpMasterSalt', 'MKI'].map((name) => `srtp-keys ${name}`),
      ]),
    );
    const secondMessage = vectors.messages.filter(({ to }) => to === 'ue2')[0];
    expect(secondMessage?.sender.length).toBeGreaterThan(0);
  });

  it('[Keyladder §draws] are the run again: what was drawn makes them under another seed', async () => {
    const again = { ...vectors.scenario, draws: vectors.draws, seed: 'aa'.repeat(16) };
    const [, text = ''] = await filesOf(again);
    const sentIn = ({ messages }: typeof vectors) => messages.map(({ payloads }) => payloads);
    expect(sentIn(JSON.parse(text))).toEqual(sentIn(vectors));
  });

  it('[Keyladder §formats] are the same text every time', async () => {
    expect(await filesOf(scenario)).toEqual([traceText, vectorsText]);
  });
});
