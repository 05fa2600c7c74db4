import { always, changeParameters, noParameters } from '../alter.ts';
import type { Fault } from '../fault.ts';
import { anotherUri } from '../setting.ts';

/** The key belongs to another group than the notification is about. */
export const groupWrong: Fault<object> = {
  id: 'group-wrong',
  clause: 'TS 33.179 §7.3.1',
  kind: 'key',
  steps: [1, 3, 4],
  parameters: noParameters,
  excludes: always,
  predict: () => 'group',
  apply: (setting) =>
    changeParameters(setting, ({ parameters: { groupIds } }) => ({
      groupIds: groupIds.map(anotherUri),
    })),
};
