import {
  createEccsiKms,
  issueEccsiKeys,
  signEccsi,
  verifyEccsi,
} from '../src/engine/crypto/eccsi.ts';
import { createRandomSource } from '../src/engine/crypto/hmac-drbg.ts';
import { sakkeParameterSet1 } from '../src/engine/crypto/parameter-set-1.ts';
import {
  createSakkeKms,
  decapsulate,
  deriveRsk,
  dropSecretTables,
  encapsulate,
  validateRsk,
} from '../src/engine/crypto/sakke.ts';
import { contextFor, defaultMembers, defaultScenario, runSource } from '../src/engine/index.ts';
import { decodeMessage } from '../src/engine/mikey/index.ts';

/** Times the cryptography: median of `runs` calls after a warm-up, in milliseconds, and as a
 *  multiple of one 1024-bit modular multiplication measured in the same run. */
const runs = 30;

type Row = { name: string; ms: number; multiples: number };

function median(times: number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function time(body: () => void, before: () => void = () => {}, count = runs): number {
  const times: number[] = [];
  for (let i = -3; i < count; i += 1) {
    before();
    const start = performance.now();
    body();
    const elapsed = performance.now() - start;
    if (i >= 0) times.push(elapsed);
  }
  return median(times);
}

function calibrate(): number {
  const { p } = sakkeParameterSet1;
  let a = p - 12345678901234567890n;
  const b = p - 98765432109876543210n;
  const loops = 2000;
  return (
    time(() => {
      for (let i = 0; i < loops; i += 1) a = (a * b) % p;
    }) / loops
  );
}

const random = createRandomSource(new TextEncoder().encode('bench'));
const id = random.stream('id').bytes(32);
const message = random.stream('message').bytes(600);
const gmk = random.stream('gmk').bytes(16);
const eccsi = createEccsiKms(random.stream('ksak'));
const eccsiKeys = issueEccsiKeys({
  ksak: eccsi.ksak,
  kpak: eccsi.kpak,
  id,
  stream: random.stream('v'),
});
const signer = { kpak: eccsi.kpak, id, ssk: eccsiKeys.ssk, pvt: eccsiKeys.pvt, message };
const { signature } = signEccsi({ ...signer, stream: random.stream('j') });
const sakke = createSakkeKms(random.stream('z'));
const { rsk } = deriveRsk({ kmsMasterSecret: sakke.kmsMasterSecret, id });
const receiver = { id, rsk, kmsPublicKey: sakke.kmsPublicKey };
const { sakkeData } = encapsulate({ ssv: gmk, id, kmsPublicKey: sakke.kmsPublicKey });

function group(members: number): void {
  const base = defaultScenario();
  const [system] = base.systems;
  if (!system) throw new TypeError('default scenario has no system');
  const systems = [{ ...system, members: defaultMembers(members) }];
  const scenario = { ...base, gmkMode: 'dual-one-procedure' as const, systems };
  const source = { kind: 'scenario' as const, scenario };
  for (const event of runSource(
    source,
    contextFor(source, () => 0),
  ))
    void event;
}

const received = (() => {
  const source = { kind: 'scenario' as const, scenario: defaultScenario() };
  for (const event of runSource(
    source,
    contextFor(source, () => 0),
  )) {
    if (event.kind === 'message' && event.payloads[0]) return event.payloads[0].received;
  }
  throw new TypeError('the default run sends no payload');
})();

const unit = calibrate();
const measured: [string, number][] = [
  ['calibration.modmul1024', unit],
  [
    'sakke.encapsulate',
    time(() => encapsulate({ ssv: gmk, id, kmsPublicKey: sakke.kmsPublicKey })),
  ],
  ['sakke.decapsulate.cold', time(() => decapsulate({ sakkeData, ...receiver }), dropSecretTables)],
  ['sakke.validateRsk', time(() => validateRsk(receiver), dropSecretTables)],
  ['sakke.decapsulate.warm', time(() => decapsulate({ sakkeData, ...receiver }))],
  ['sakke.deriveRsk', time(() => deriveRsk({ kmsMasterSecret: sakke.kmsMasterSecret, id }))],
  ['eccsi.sign', time(() => signEccsi({ ...signer, stream: random.stream('j') }))],
  ['eccsi.verify', time(() => verifyEccsi({ kpak: eccsi.kpak, id, message, signature }))],
  ['imessage.decode', time(() => decodeMessage(received))],
  ['group.10.dual', time(() => group(10), undefined, 3)],
];

const rows: Row[] = measured.map(([name, ms]) => ({ name, ms, multiples: ms / unit }));
if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
} else {
  for (const { name, ms, multiples } of rows) {
    process.stdout.write(
      `${name.padEnd(26)}${ms.toFixed(4).padStart(12)} ms${Math.round(multiples).toString().padStart(10)} ×\n`,
    );
  }
}
