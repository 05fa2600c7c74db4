import * as v from 'valibot';
import { planOf } from '../../model/plan.ts';
import { changeParameters } from '../alter.ts';
import { defineFault } from '../fault.ts';
import { anotherUri } from '../setting.ts';

/** The partner GMS signs the key it was given anew, for a group it was not given it for. */
export const partnerGroupNotGiven = defineFault({
  id: 'partner-group-not-given',
  clause: 'pCR 33.179 §7.4.4.3',
  kind: 'partner',
  reach: 'notification',
  steps: [4],
  parameters: v.strictObject({
    /** Whether the partner GMS also announces the key for that group. */
    announced: v.optional(v.boolean(), false),
  }),
  predict: ({ parameters: { announced } }) => (announced ? null : 'group'),
  unnoticed: true,
  apply: (setting) => {
    const groupUri = anotherUri(planOf(setting.scenario).group.groupUri);
    // It announces one group to a UE, whichever keys it hands on.
    const { procedure, step } = setting.at;
    return {
      ...changeParameters({ at: { procedure, step } }, () => ({ groupIds: [groupUri] })),
      ...(setting.parameters.announced ? { receiver: (ue) => ({ ...ue, groupUri }) } : {}),
    };
  },
});
