import { type Diagnosed, diagnoseAtOnce } from '../engine/diagnosis/diagnose.ts';
import { bundleWith } from '../engine/exchange/bundle-with.ts';
import { bundleReceiver } from '../engine/exchange/opened-message.ts';
import { type OpenedOutcome, outcomeOf } from '../engine/exchange/opened-outcome.ts';
import { parseBundle, readBundle } from '../engine/exchange/read-input.ts';
import { readKeyMaterial } from '../engine/exchange/read-key-material.ts';
import type { MessageBundle } from '../engine/mcptt/message-bundle.ts';
import type { Fact } from '../engine/model/fact.ts';
import { ntpFromUnix } from '../engine/model/ntp-time.ts';
import { InputError } from './input-error.ts';

/** What holds keys: the text or octets of a bundle, of a document of a KMS, or of values a line. */
export type KeySource = string | Uint8Array;

/** `as`: the URI of who opens, where it is not whom the message names. `at`: when; the time of the message
 *  unless given. `diagnose`: where a check fails, try what the sender may have done otherwise. */
export type OpenOptions = Readonly<{ as?: string; at?: Date; diagnose?: boolean }>;

/** A message after every receiver check. `ok`: none failed; `failure`: the first that did. `keys`: what the
 *  receiver then holds. `receiver`: who opened it. `remark`: what is to be said of that. `unopened`: why a key
 *  nothing speaks against stays closed. `diagnosed`: null unless asked for. */
export type OpenedMessage = OpenedOutcome &
  Readonly<{
    ok: boolean;
    receiver: string | null;
    remark: Fact | null;
    diagnosed: Diagnosed | null;
  }>;

/** Makes every receiver check on the octets of a MIKEY-SAKKE message, with the keys that are held. Without
 *  keys of a KMS only its form is checked. Throws InputError for keys that cannot be read. */
export function openMessage(
  octets: Uint8Array,
  keys: KeySource | readonly KeySource[],
  options: OpenOptions = {},
): OpenedMessage {
  const sources = typeof keys === 'string' || keys instanceof Uint8Array ? [keys] : keys;
  const material = readKeyMaterial(
    sources.map((content, index) => ({ name: `keys ${index + 1}`, content })),
  );
  const refused = material.remarks.filter(({ kind }) => kind === 'refused');
  if (refused.length > 0) {
    throw new InputError(refused.map(({ at, said }) => ({ ...at, problem: said })));
  }
  const held = bundleWith(material, octets, options.as);
  if (held.ok) return opened(held.bundle, held.receiver, held.remark, options);
  const outcome = outcomeOf({ kind: 'message', octets });
  const { failure } = outcome;
  return { ...outcome, ok: failure === null, ...nobody, remark: held.reason };
}

const nobody = { receiver: null, diagnosed: null };

/** Makes every receiver check on the message of a bundle (its text, or the value of that JSON), with the keys
 *  it has with it. Throws InputError for what is no bundle, or has no keys of `as`. */
export function openBundle(bundle: unknown, options: OpenOptions = {}): OpenedMessage {
  const { as } = options;
  const read = typeof bundle === 'string' ? readBundle(bundle, as) : parseBundle(bundle, as);
  if (!read.ok) throw new InputError(read.problems);
  const receiver = bundleReceiver(read.value, as);
  if (receiver === null) throw new TypeError('a bundle that was read names its receiver');
  return opened(read.value, receiver, null, options);
}

function opened(
  bundle: MessageBundle,
  receiver: string,
  remark: Fact | null,
  { at, diagnose }: OpenOptions,
): OpenedMessage {
  const ntpSeconds = at === undefined ? undefined : ntpFromUnix(Math.floor(at.getTime() / 1000));
  const time = ntpSeconds === undefined ? {} : { ntpSeconds };
  const outcome = outcomeOf({ kind: 'bundle', bundle, as: receiver, ...time });
  const diagnosed = diagnose ? diagnoseAtOnce(bundle, receiver, ntpSeconds) : null;
  return { ...outcome, ok: outcome.failure === null, receiver, remark, diagnosed };
}
