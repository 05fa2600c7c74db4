import {
  bytesToHex,
  contextFor,
  type Failure,
  type KeyRecord,
  keyParametersJson,
  type MessageBundle,
  readBundles,
  runSource,
  srtpJson,
  uint32ToHex,
} from '../engine/index.ts';
import {
  type Command,
  onlyFile,
  problemText,
  readArguments,
  textOf,
  UsageError,
} from './command.ts';

/** `open BUNDLE.json [--as URI] [--at TIME]`: every receiver check, then the keys. */
export const open: Command = ({ args, readBytes }) => {
  const { values, positionals } = readArguments(args, {
    as: { type: 'string' },
    at: { type: 'string' },
  });
  const file = onlyFile(positionals, 'BUNDLE.json');
  const ntpSeconds = values.at === undefined ? undefined : ntpOf(values.at);
  const bundles = readBundles(textOf(readBytes(file), file), values.as);
  if (!bundles.ok) throw new UsageError(problemText(file, bundles.problems));
  const opened = bundles.value.map((bundle) => openOne(bundle, values.as, ntpSeconds));
  const remarks = opened.flatMap((one) => one.remarks);
  const failed = opened.find((one) => one.failure !== null);
  if (failed?.failure) {
    const { code, path, offset, clause, detail } = failed.failure;
    const failure = { code, path, offset, clause, detail };
    return { output: [{ ok: false, failure }], remarks: [...remarks, detail], exitCode: 1 };
  }
  const keys = opened.flatMap((one) => one.keys.map(keyJson));
  return { output: [{ ok: true, keys }], remarks, exitCode: 0 };
};

type Opened = Readonly<{
  failure: Failure | null;
  keys: readonly KeyRecord[];
  remarks: readonly string[];
}>;

function openOne(bundle: MessageBundle, as?: string, ntpSeconds?: number): Opened {
  const source = {
    kind: 'bundle' as const,
    bundle,
    ...(as === undefined ? {} : { as }),
    ...(ntpSeconds === undefined ? {} : { ntpSeconds }),
  };
  const keys: KeyRecord[] = [];
  let failure: Failure | null = null;
  for (const event of runSource(
    source,
    contextFor(source, () => 0),
  )) {
    if (event.kind === 'store') keys.push(event.record);
    if (event.kind === 'discard') failure ??= event.reason;
  }
  return { failure, keys, remarks: keys.flatMap((key) => differences(bundle, key)) };
}

function keyJson(key: KeyRecord) {
  return {
    gmk: bytesToHex(key.gmk),
    gmk_id: uint32ToHex(key.gmkId),
    guk_id: uint32ToHex(key.gukId),
    user_salt: uint32ToHex(key.userSalt).slice(1),
    rand: bytesToHex(key.rand),
    purpose: key.purpose,
    key_parameters: keyParametersJson(key.parameters),
    srtp: srtpJson(key.srtp),
  };
}

/** Where the bundle states something else than its message gives. */
function differences(bundle: MessageBundle, key: KeyRecord): readonly string[] {
  const pairs: [string, string | undefined, string][] = [
    ['gmk', bundle.gmk && bytesToHex(bundle.gmk), bytesToHex(key.gmk)],
    ['gmk_id', hexOf(bundle.gmk_id), uint32ToHex(key.gmkId)],
    ['guk_id', hexOf(bundle.guk_id), uint32ToHex(key.gukId)],
    ['rand', bundle.rand && bytesToHex(bundle.rand), bytesToHex(key.rand)],
  ];
  return pairs.flatMap(([name, stated, found]) =>
    stated === undefined || stated === found
      ? []
      : [`${name}: the bundle states ${stated}, the message gives ${found}`],
  );
}

const hexOf = (value: number | undefined) => (value === undefined ? undefined : uint32ToHex(value));

/** NTP seconds of `--at`: whole NTP seconds, or a UTC time. */
function ntpOf(text: string): number {
  if (/^\d{1,10}$/.test(text)) return Number(text);
  const unix = /Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(unix)) {
    throw new UsageError(
      `--at ${text}: give NTP seconds or a UTC time such as 2026-11-24T09:00:00Z`,
    );
  }
  return Math.floor(unix / 1000) + 2_208_988_800;
}
