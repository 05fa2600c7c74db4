import { uint32ToBytes, uint32ToHex } from '../model/bytes.ts';
import { fact } from '../model/fact.ts';
import { keyKindOrGmk } from '../model/key-kind.ts';
import { carriedKey } from './carried-key.ts';
import { defineCheck } from './check.ts';
import { heldKey } from './learnt-key.ts';
import { known, type Reception } from './reception.ts';
import { listOf } from './shown-facts.ts';

/** The GMK-ID is not that of another GMK already stored. */
export const duplicateGmkId = defineCheck({
  name: 'duplicate-gmk-id',
  phase: 'key',
  codes: ['duplicate-gmk-id'],
  clauses: ['pCR 33.179 §7.4.2'],
  orderedBy: 'contribution',
  ownPart: 'rule',
  reads: ['HDR.csbId', 'GeneralExtension.gukId', 'SAKKE.sakkeData'],
  mark: { letter: 'Q', tone: 5 },
  run(r: Reception) {
    const gmkId = known(r.gmkId, 'GMK-ID');
    const isStored = r.ue.keys.some((key) => key.gmkId === gmkId);
    r.update = heldKey(r) !== undefined;
    const expected = fact('duplicate.fresh');
    const found = fact('duplicate.ofAnother', { gmkId: uint32ToHex(gmkId) });
    const held = listOf(r.ue.keys.map((key) => uint32ToHex(key.gmkId)));
    return {
      path: carriedKey(r).keyIdPath,
      values: [
        { name: `${keyKindOrGmk(gmkId).name}-ID`, value: uint32ToBytes(gmkId) },
        { name: 'gmkIdsStored', value: held },
      ],
      problem: isStored && !r.update ? { code: 'duplicate-gmk-id', expected, found } : null,
    };
  },
});
