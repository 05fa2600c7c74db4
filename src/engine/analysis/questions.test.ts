import { expect, it } from 'vitest';
import type { Scenario } from '../model/scenario.ts';
import type { FaultEntry } from '../model/scenario-fields.ts';
import { runWith, scenarioOf } from '../testing/catalogue-fixture.ts';
import { faultResults } from './fault-results.ts';
import { questionsOf } from './questions.ts';

const entry = (fault: string, change: Partial<FaultEntry> = {}): FaultEntry => ({
  ...{ fault, at: { procedure: 1, step: 1 }, to: 'all', parameters: {} },
  ...change,
});
const told = (scenario: Scenario, ...faults: FaultEntry[]) =>
  questionsOf(runWith(scenario, ...faults)).map(({ eventId, actor, faults: which, answer }) => ({
    ...{ eventId, actor, which, answer: answer && `${answer.check} ${answer.eventId}` },
  }));

it('[Keyladder §predict] asks once at the first notification a fault is in, and knows the check', () => {
  expect(told(scenarioOf(), entry('signature-bit-flip'))).toEqual([
    {
      eventId: 'gkp.1.ue1.message.notification',
      actor: 'ue1',
      which: [0],
      answer: 'signature gkp.2.ue1.check.signature',
    },
  ]);
});

it('[Keyladder §predict] asks about each fault where it is', () => {
  const faults = [
    entry('signature-bit-flip', { to: ['ue2'] }),
    entry('gms-not-authorised', { to: ['ue1'] }),
  ];
  expect(told(scenarioOf(), ...faults).map(({ actor, which }) => [actor, which])).toEqual([
    ['ue1', [1]],
    ['ue2', [0]],
  ]);
});

it('[Keyladder §predict] asks in step 0 where the KMS hands out what is wrong', () => {
  const atStart = { at: { procedure: 1, step: 0 } as const, to: ['ue2'] };
  const [question] = told(scenarioOf(), entry('kms-certificate-missing', atStart));
  expect(question?.eventId).toMatch(/^gkp\.0\.ue2\.provision/);
  expect(question?.answer).toMatch(/gkp\.0\.ue2\.check\./);
});

it('[pCR 33.179 §7.4.4.3] asks before the check where no notification is sent at all', () => {
  const atStart = { at: { procedure: 1, step: 0 } } as const;
  const scenario = scenarioOf({ procedure: 'group-regroup' });
  const events = runWith(scenario, entry('partner-kms-unknown', atStart));
  const [question, ...others] = questionsOf(events);
  expect(others).toEqual([]);
  const index = (question?.index ?? 0) + 1;
  expect(question?.answer).toMatchObject({ check: 'partner-certificate', index });
});

it('[Keyladder §predict] knows that nothing fires', () => {
  const scenario = scenarioOf({ gmkMode: 'dual-one-procedure', purposeMarking: 'none' });
  const [question] = told(scenario, entry('keys-swapped'));
  expect(question).toBeDefined();
  expect(question?.answer).toBeNull();
});

it('[Keyladder §predict] a packet that another fault keeps closed is no answer', () => {
  const faults = [entry('wrong-signer', { to: ['ue1'] }), entry('ok-lost', { to: ['ue2'] })];
  const events = runWith(scenarioOf(), ...faults);
  expect(questionsOf(events).map(({ answer }) => answer?.check ?? null)).toEqual([
    'signature',
    null,
  ]);
  expect(faultResults(events, faults).map(({ caught }) => caught?.check ?? null)).toEqual([
    'signature',
    null,
  ]);
});

it('[Keyladder §predict] asks nothing of a run without faults', () => {
  expect(told(scenarioOf())).toEqual([]);
});

it('[Keyladder §faults] tells of each fault who caught it, what is stored and what the GMS hears', () => {
  const faults = [
    entry('signature-bit-flip', { to: ['ue2'] }),
    entry('notification-lost', { to: ['ue1'] }),
  ];
  const [flipped, lost] = faultResults(runWith(scenarioOf(), ...faults), faults);
  expect(flipped).toMatchObject({
    ...{
      fault: 0,
      touched: 1,
      missed: [],
      catchers: 1,
      keysStored: 0,
      errorsReached: 1,
      errorsLost: 0,
    },
    caught: { check: 'signature', actor: 'ue2', code: 'signature' },
  });
  expect(lost).toMatchObject({ fault: 1, keysStored: 0, errorsReached: 0, unanswered: 1 });
});

it('[TS 33.179 §7.4.2] of a fault that nothing catches the keys are stored and no error is sent', () => {
  const scenario = scenarioOf({ gmkMode: 'dual-one-procedure', purposeMarking: 'none' });
  const faults = [entry('keys-swapped')];
  const [swapped] = faultResults(runWith(scenario, ...faults), faults);
  expect(swapped).toMatchObject({ caught: null, keysStored: 4, errorsReached: 0 });
});
