import { describe, expect, it, vi } from 'vitest';
import {
  actorsOf,
  bundlesOfRun,
  defaultMembers,
  defaultScenario,
  ecdsaOfEvent,
  readBundle,
  type Scenario,
  type TraceEvent,
} from '../engine/index.ts';
import { eventsOf } from '../testing/events-of.ts';
import { createEngineService } from './engine-service.ts';
import { createConfirmSignatures, type PlatformEcdsa } from './platform-ecdsa.ts';
import { createPoolClient } from './worker-pool.ts';

const [system] = defaultScenario().systems;
if (!system) throw new TypeError('the default scenario has no system');
const scenario: Scenario = {
  ...defaultScenario(),
  gmkMode: 'dual-one-procedure',
  systems: [{ ...system, members: defaultMembers(2) }],
};
const source = { kind: 'scenario', scenario } as const;
const events = eventsOf(source);
const verifications = events.filter(
  (event) => event.kind === 'compute' && event.operation === 'eccsi-verify',
);
const [bundle] = bundlesOfRun(scenario, actorsOf(source), events);

/** The platform of this thread; `verdict` may put another answer in place of its own. */
function platformWith(verdict: (own: boolean) => boolean = (own) => own) {
  const { subtle } = globalThis.crypto;
  return {
    importKey: vi.fn<PlatformEcdsa['importKey']>(subtle.importKey.bind(subtle)),
    verify: vi.fn<PlatformEcdsa['verify']>(async (...asked) =>
      verdict(await subtle.verify(...asked)),
    ),
  };
}

const serviceOn = (platform: PlatformEcdsa | null) =>
  createEngineService(() => createConfirmSignatures(platform));

/** Opens the message of a member after an octet was altered, `fromEnd` octets before its end. */
async function openAltered(platform: PlatformEcdsa, fromEnd: number | null) {
  const text = bundle?.i_message_hex ?? '';
  const at = text.length - 2 * (fromEnd ?? 0);
  const flipped = ((Number.parseInt(text[at] ?? '0', 16) ^ 1) & 15).toString(16);
  const altered = fromEnd === null ? text : text.slice(0, at) + flipped + text.slice(at + 1);
  const { i_message_base64: _, ...rest } = { ...bundle, i_message_hex: altered };
  const read = readBundle(JSON.stringify(rest));
  if (!read.ok) throw new TypeError(read.problems[0]?.problem.code);
  const made: TraceEvent[] = [];
  const opened = { kind: 'bundle', bundle: read.value } as const;
  const end = await serviceOn(platform).run(1, opened, (update) => made.push(...update.events));
  return { end, verified: made.flatMap((event) => ecdsaOfEvent(event) ?? []) };
}

describe('the second verdict of the platform', () => {
  it('[RFC 6507 §5.2.2] is asked for every signature of a group, with each key imported once', async () => {
    const platform = platformWith();
    const service = serviceOn(platform);
    await service.openSession(1, scenario);
    const parts = await Promise.all([service.memberParts(1, [0]), service.memberParts(1, [1])]);
    expect(parts.map((made) => made?.part[0]?.acts[0]?.totals.verifications)).toEqual([2, 2]);
    expect(platform.verify).toHaveBeenCalledTimes(verifications.length);
    expect(platform.importKey).toHaveBeenCalledTimes(1);
  });

  it('[RFC 6507 §5.2.2] agrees on an opened message, as sent and with signature or text altered', async () => {
    const platform = platformWith();
    const [inR, inS, inMessage] = [129, 97, 200];
    for (const fromEnd of [null, inR, inR - 31, inS, inS - 31, inMessage]) {
      const { end, verified } = await openAltered(platform, fromEnd);
      expect(end).toEqual({ status: 'done' });
      expect(verified.map(({ valid }) => valid)).toEqual([fromEnd === null]);
    }
    expect(platform.verify).toHaveBeenCalledTimes(6);
  });

  it('fails the run of a group when it differs', async () => {
    const service = serviceOn(platformWith((own) => !own));
    const worker = { ...service, terminate: () => {}, broken: new Promise<string>(() => {}) };
    const client = createPoolClient(() => worker, 1);
    const end = await client.run(source, () => {}, new AbortController().signal);
    expect(end).toEqual({
      status: 'failed',
      message: expect.stringContaining(
        "the signature is valid here, invalid for the browser's own ECDSA",
      ),
    });
  });

  it('fails the run of an opened message when it accepts what we refuse', async () => {
    const { end, verified } = await openAltered(
      platformWith(() => true),
      129,
    );
    expect(end).toEqual({
      status: 'failed',
      message: expect.stringContaining(
        "the signature is invalid here, valid for the browser's own ECDSA",
      ),
    });
    expect(verified).toEqual([]);
  });

  it('is not asked where the page has no WebCrypto', async () => {
    const service = serviceOn(null);
    await service.openSession(1, scenario);
    expect((await service.memberParts(1, [0]))?.part[0]?.acts[0]?.outcome.failures).toEqual([]);
  });
});
