import { changeParameters } from '../alter.ts';
import { defineFault } from '../fault.ts';
import { anotherUri } from '../setting.ts';

/** The key belongs to another group than the notification is about. */
export const groupWrong = defineFault({
  id: 'group-wrong',
  clause: 'TS 33.179 §7.3.1',
  kind: 'key',
  predict: () => 'group',
  apply: (setting) =>
    changeParameters(setting, ({ parameters: { groupIds } }) => ({
      groupIds: groupIds.map(anotherUri),
    })),
});
