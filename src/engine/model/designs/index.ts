import type { Design, Settings } from './design.ts';
import { floorUnderCsk } from './floor-under-csk.ts';
import { gmkAndMkfc } from './gmk-and-mkfc.ts';
import { gmkAndMusik } from './gmk-and-musik.ts';
import { oneGmk } from './one-gmk.ts';
import { twoGmksInOnePayload } from './two-gmks-in-one-payload.ts';
import { twoGmksOnce } from './two-gmks-once.ts';
import { twoGmksTwice } from './two-gmks-twice.ts';

/** The designs, in the order in which the page offers them. */
export const designs = [
  oneGmk,
  twoGmksTwice,
  twoGmksOnce,
  twoGmksInOnePayload,
  gmkAndMkfc,
  floorUnderCsk,
  gmkAndMusik,
] as const satisfies readonly Design[];

export type DesignName = (typeof designs)[number]['name'];
export type GmkMode = (typeof designs)[number]['says']['gmkMode'];

/** Their names. */
export const designNames: readonly DesignName[] = designs.map(({ name }) => name);

/** The modes a scenario may say. */
export const gmkModes: readonly GmkMode[] = [...new Set(designs.map(({ says }) => says.gmkMode))];

/** One of them. */
export type KnownDesign = Design &
  Readonly<{ name: DesignName; says: Readonly<{ gmkMode: GmkMode }> }>;

type Said = Settings & Readonly<{ gmkMode: GmkMode }>;

/** The design of a name. */
export const designNamed = (name: DesignName): KnownDesign =>
  designs.find((design) => design.name === name) ?? oneGmk;

/** The design that a scenario says to be of. */
export function designOf(scenario: Pick<Said, 'gmkMode' | 'dualEncoding'>): KnownDesign {
  const isSaid = ({ says }: Design) =>
    says.gmkMode === scenario.gmkMode &&
    (says.dualEncoding === undefined || says.dualEncoding === scenario.dualEncoding);
  return designs.find(isSaid) ?? oneGmk;
}

/** The choices that hold in a scenario: its own, but for what its design settles. */
export function settingsOf(scenario: Said): Settings {
  const { dualEncoding, dualAcceptance, purposeMarking, profile } = scenario;
  const own = { dualEncoding, dualAcceptance, purposeMarking, profile };
  return { ...own, ...designOf(scenario).settles };
}

/** Whether a scenario marks its second GMK with the purpose tag of an MKFC: of a design that has an MKFC, that is no
 *  choice of the scenario's. */
export const isMarkedByTag = (scenario: Said): boolean =>
  isDual(scenario) &&
  scenario.purposeMarking === 'mkfc-tag' &&
  designOf(scenario).settles?.purposeMarking === undefined;

/** Whether a group has two keys in a design, one of them for floor control. */
export const hasFloorKey = ({ rounds }: Design): boolean =>
  rounds.some(({ keys }) => keys.includes('floor'));

/** Whether a scenario is of such a design, whatever the act it is looked at in is about. */
export const isDual = (scenario: Pick<Said, 'gmkMode' | 'dualEncoding'>): boolean =>
  hasFloorKey(designOf(scenario));
