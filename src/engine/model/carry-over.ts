/** Scenarios of earlier versions: what a change of a default would alter is written out, so that they
 *  run as they did. */

type Fields = Readonly<Record<string, unknown>>;

/** One step a version, from 1 on: takes what a scenario of that version says, in full or only where it
 *  differs from the defaults of its time, and gives what one of the next version has to say. */
const steps: readonly ((scenario: Fields) => Fields)[] = [
  // 1 to 2: in the profile of TS 33.180 the identities were hidden by default (an option of §E.7), and
  // some faults altered the same whichever key was chosen.
  (scenario) => ({ hideIdentities: true, ...scenario, ...withoutIdleKeys(scenario) }),
];

/** Faults that took no notice of the chosen key in version 1. */
const forAnyKey: readonly unknown[] = [
  'second-gmk-missing',
  'second-payload-corrupt',
  'both-keys-for-media',
  'rand-of-another',
];

/** The faults of a scenario of version 1 without a choice of key that meant nothing. Leaves what is no
 *  list of faults to be refused later. */
function withoutIdleKeys({ faults }: Fields): Fields {
  if (!Array.isArray(faults)) return {};
  return {
    faults: faults.map((entry: unknown) => {
      const { fault, at } = (entry ?? {}) as Fields;
      if (!forAnyKey.includes(fault) || typeof at !== 'object' || at === null) return entry;
      const { key: _, ...rest } = at as Fields;
      return { ...(entry as Fields), at: rest };
    }),
  };
}

/** The version a scenario has after all steps. */
export const scenarioVersion = steps.length + 1;

/** Whether a version is one that can be carried over, or is today's. */
export const isKnownVersion = (version: unknown): version is number =>
  Number.isInteger(version) && Number(version) >= 1 && Number(version) <= scenarioVersion;

/** What a scenario, or its differences from the defaults, of version `from` says today. Leaves all that
 *  it names as it is, but for the version, if it has one. Throws RangeError for an unknown version. */
export function carriedOver(scenario: Fields, from: number): Fields {
  if (!isKnownVersion(from)) throw new RangeError(`there is no version ${from} of scenarios`);
  const carried = steps.slice(from - 1).reduce((fields, step) => step(fields), scenario);
  return 'version' in carried ? { ...carried, version: scenarioVersion } : carried;
}
