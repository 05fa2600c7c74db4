import type { FieldNode } from '../codec/field-node.ts';
import { decapsulate, decapsulateInFull, decapsulateUntested } from '../crypto/sakke.ts';
import type { ChildBuffer } from '../mcptt/child-buffer.ts';
import { bytesToHex } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import { carriedKey } from './carried-key.ts';
import { defineCheck } from './check.ts';
import { operate } from './operation.ts';
import { known, type Reception } from './reception.ts';

/** The GMK comes out, and R is that of the key that does. Source: RFC 6508 §6.2.2. */
export const decapsulation = defineCheck({
  name: 'decapsulation',
  phase: 'key',
  codes: ['sakke'],
  clauses: ['RFC 6508 §6.2.2'],
  reads: ['SAKKE.sakkeData', 'GeneralExtension.sakkeData'],
  mark: { letter: 'D', tone: 4 },
  *run(r: Reception) {
    const { path, sealed } = sealedFor(r);
    const result = yield* operate(
      'sakke-decapsulate',
      () => (r.ue.readsOn ? decapsulateInFull(sealed) : decapsulate(sealed)),
      (made) => ({ subject: r.ref, ...(made.ok ? { reveals: keyIn(r, made.ssv, path) } : {}) }),
    );
    if (result.ok) r.gmk = result.ssv;
    const [expected, found] = [fact('sakke.test'), fact('sakke.otherPoint')];
    return { path, problem: result.ok ? null : { code: 'sakke', expected, found } };
  },
  *instead(r) {
    const { path, sealed } = sealedFor(r);
    const untested = decapsulateUntested(sealed);
    if (untested === null) return false;
    const { ssv } = yield* operate(
      'sakke-decapsulate',
      () => untested,
      (made) => ({ subject: r.ref, reveals: keyIn(r, made.ssv, path) }),
    );
    r.gmk = ssv;
    return true;
  },
});

/** The SAKKE data of a key, and what the receiver has to open them with. */
function sealedFor(r: Reception) {
  const { sakke, sakkePath } = carriedKey(r);
  const keySet = known(r.ownKeySet, 'own key set');
  const certificate = known(
    r.ue.certificates.find((held) => held.kmsUri === keySet.kmsUri),
    'own KMS certificate',
  );
  const sealed = {
    sakkeData: sakke.sakkeData,
    id: keySet.userId,
    rsk: keySet.userDecryptKey,
    kmsPublicKey: certificate.pubEncKey,
  };
  return { path: `${sakkePath}.sakkeData`, sealed };
}

/** The key that comes out, under the name that the identifier beside it gives it. */
function keyIn(r: Reception, gmk: Uint8Array, originPath: string): ChildBuffer {
  const { name, clause } = keyKindOrGmk(carriedKey(r).keyId);
  const node: FieldNode = {
    path: 'gmk',
    label: name,
    start: 0,
    end: gmk.length,
    clause,
    text: bytesToHex(gmk),
    children: [],
  };
  return { name: 'gmk', bytes: gmk, tree: [node], originPath, clause: 'RFC 6508 §6.2.2' };
}
