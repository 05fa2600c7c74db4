import { fact } from '../model/fact.ts';
import { keyParametersDataPath } from './carried-key.ts';
import { defineCheck } from './check.ts';
import { foundBeside, isSameIdentity } from './code-points.ts';
import { known, type Reception } from './reception.ts';
import { listOf } from './shown-facts.ts';

/** The key belongs to the group the notification is about. */
export const group = defineCheck({
  name: 'group',
  phase: 'key',
  codes: ['group'],
  clauses: ['TS 33.179 §7.3.1'],
  whyClause: 'TS 33.179 §7.3.1',
  reads: ['GeneralExtension.data'],
  mark: { letter: 'G', tone: 5 },
  run(r: Reception) {
    const { groupUri } = r.ue;
    if (groupUri === null) return null;
    const { groupIds } = known(r.parameters, 'key parameters');
    const [only, another] = groupIds;
    const found =
      only === undefined
        ? fact('group.none')
        : another === undefined
          ? foundBeside([groupUri], only)
          : listOf(groupIds);
    const problem = {
      code: 'group',
      expected: fact('group.notified', { groupUri }),
      found,
    } as const;
    return {
      path: keyParametersDataPath(r),
      values: [
        { name: 'notifiedGroup', value: groupUri },
        { name: 'Group IDs', value: only === undefined ? fact('group.none') : listOf(groupIds) },
      ],
      problem: groupIds.some((uri) => isSameIdentity(uri, groupUri)) ? null : problem,
    };
  },
});
