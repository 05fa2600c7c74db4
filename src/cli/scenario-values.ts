import { defaultMembers, maxMembers, type Scenario, type SkipEntry } from '../engine/index.ts';
import { usageError } from './command.ts';

/** What the options of a scenario say in one text each. Those that cannot be read throw UsageError. */

/** Sender and receiver of the packets, written as `ue1,partner-ue2`. */
export function talkOf(given: string): Readonly<{ from: string; to: string }> {
  const [from, to, more] = given.split(',');
  if (from && to && more === undefined) return { from, to };
  throw usageError('talk', { given });
}

/** All UEs, or those written as `ue1,partner-ue2`. */
export const uesOf = (given: string | undefined): 'all' | string[] | undefined =>
  given === undefined || given === 'all' ? given : given.split(',');

/** Who leaves out which check, written as `ue1:signature`. */
export function skipOf(given: string): SkipEntry {
  const [party, check, more] = given.split(':');
  if (party && check && more === undefined) return { party, check };
  throw usageError('skip', { given });
}

/** UEs that know less than two keys, each written as `ue1:v13-4-0`. */
export const knowsOf = (given: readonly string[]): unknown =>
  Object.fromEntries(
    given.map((one) => {
      const [ue, what, more] = one.split(':');
      if (ue && what && more === undefined) return [ue, what];
      throw usageError('knows', { given: one });
    }),
  );

/** Further KMSs of users of the partner system, each written as `kms2.example=partner-ue2,partner-ue3`. */
export const partnerKmssOf = (given: readonly string[]): unknown =>
  given.map((one) => {
    const at = one.lastIndexOf('=');
    if (at < 1) throw usageError('partnerKms', { given: one });
    return { kmsUri: one.slice(0, at), ues: one.slice(at + 1).split(',') };
  });

/** Seconds by which clocks are ahead, each written as `ue1:30`. */
export function skewsOf(given: readonly string[]): Scenario['clockSkewSeconds'] {
  const pairs = given.map((one) => {
    const [, actor = '', seconds] = /^([^:]+):(-?\d+)$/.exec(one) ?? [];
    if (seconds === undefined) throw usageError('skew', { given: one });
    return [actor, Number(seconds)] as const;
  });
  return Object.fromEntries(pairs);
}

/** Values instead of drawn ones, each written as `STREAM=HEX`. */
export function drawsOf(given: readonly string[]): Scenario['draws'] {
  const pairs = given.map((one) => {
    const at = one.lastIndexOf('=');
    if (at < 1) throw usageError('draw', { given: one });
    return [one.slice(0, at), one.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs);
}

/** What happens later, written as `renew`, or with its choices: `renew?keys=floor&afterSeconds=60`. */
export function actOf(given: string): unknown {
  const [, act = '', choices = ''] = /^([a-z-]+)(?:\?(.*))?$/s.exec(given) ?? [];
  if (act === '') throw usageError('then', { given });
  const pairs = [...new URLSearchParams(choices)].map(([name, value]) => [name, plainValue(value)]);
  return { act, afterSeconds: 3600, ...Object.fromEntries(pairs) };
}

const faultForm =
  /^(?<fault>[a-z0-9-]+)(?:@(?:act(?<act>\d+)-)?(?<procedure>\d+)\.(?<step>\d+)(?:\.(?<key>\w+))?)?(?::(?<to>[\w,-]+))?(?:\?(?<parameters>.*))?$/s;

/** What goes wrong, written as `ID`, or with where, for whom and how: `ID@1.1.media:ue1,ue2?name=value`; in a later
 *  act `ID@act2-1.1`. */
export function faultOf(given: string): unknown {
  const parts = faultForm.exec(given)?.groups;
  if (!parts) throw usageError('fault', { given });
  const { fault, act, procedure = '1', step = '1', key, to = 'all', parameters = '' } = parts;
  const pairs = new URLSearchParams(parameters);
  return {
    fault,
    at: {
      ...(act ? { act: Number(act) } : {}),
      ...{ procedure: Number(procedure), step: Number(step) },
      ...(key ? { key } : {}),
    },
    to: to === 'all' ? to : to.split(','),
    parameters: Object.fromEntries([...pairs].map(([name, value]) => [name, plainValue(value)])),
  };
}

/** A number, a list or another value of JSON; a text where it is none. */
function plainValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

export function yesOrNo(name: string, given: string | undefined): boolean | undefined {
  if (given === undefined) return undefined;
  if (given !== 'yes' && given !== 'no') throw usageError('yesOrNo', { name, given });
  return given === 'yes';
}

export function wholeNumber(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^-?\d+$/.test(given)) throw usageError('number', { name, given });
  return Number(given);
}

type SystemName = Parameters<typeof defaultMembers>[1];

/** The members that are listed, or as many default ones as are asked for by the option `name`. */
export function membersOf(
  name: string,
  count: string | undefined,
  listed: readonly string[] | undefined,
  system: SystemName,
): readonly string[] | undefined {
  if (listed !== undefined && count !== undefined) throw usageError('membersOrMember', { name });
  if (listed !== undefined) return listed;
  return count === undefined ? undefined : defaultMembers(countOf(name, count), system);
}

function countOf(name: string, given: string): number {
  const wanted = wholeNumber(name, given);
  if (wanted === undefined || wanted < 1 || wanted > maxMembers) {
    throw usageError('count', { name, given, most: maxMembers });
  }
  return wanted;
}
