import {
  type CheckName,
  defaultPartnerSystem,
  defaultScenario,
  type Scenario,
} from '../../../engine/index.ts';

/** The runs of the lessons that ship, each by what differs from the default one. */

type Differences = Partial<Scenario>;

export const twice: Differences = { gmkMode: 'dual-two-procedures' };
export const onceTwoPayloads: Differences = { gmkMode: 'dual-one-procedure' };
export const onceOnePayload: Differences = {
  ...onceTwoPayloads,
  dualEncoding: 'two-keys-in-one-payload',
};

/** Two keys at once, of which the one for floor control cannot be opened at UE 1. */
export const oneOfTwoFails: Differences = {
  ...onceTwoPayloads,
  faults: [
    {
      fault: 'sakke-data-altered',
      at: { procedure: 1, step: 1, key: 'floor' },
      to: ['ue1'],
      parameters: {},
    },
  ],
};

const { systems, regroup: temporary } = defaultScenario();

export const regroup: Differences = {
  procedure: 'group-regroup',
  systems: [...systems, defaultPartnerSystem()],
};
export const regroupOwnRand: Differences = {
  ...regroup,
  regroup: { ...temporary, sharedRand: false },
};

/** An attack on two members alike, who make all their checks. */
export const attacked = (fault: string): Differences => ({
  faults: [{ fault, at: { procedure: 1, step: 1 }, to: ['ue1', 'ue2'], parameters: {} }],
  talk: { from: 'ue2', to: 'ue3' },
});

/** The same where UE 2 leaves the check out that stops it, and then speaks to UE 3. */
export const unchecked = (fault: string, check: CheckName): Differences => ({
  ...attacked(fault),
  skips: [{ party: 'ue2', check }],
});
