import * as v from 'valibot';
import {
  type ActorId,
  custodyKeyNames,
  gmsIn,
  isActorId,
  maxActs,
  purposeMarkings,
  releaseDesigns,
  releaseIds,
  signatureCoverages,
  twoKeyKnowledge,
  unknownExtensionRules,
} from '../engine/index.ts';
import { carriedName } from './carry-over.ts';
import { compareSchema, defaultCompare } from './compare-view.ts';
import { differences } from './differences.ts';
import { firstNotification, followingCursor } from './moment.ts';
import { mysteryOf } from './mystery-state.ts';
import { emptyReads, type ReadsView } from './reads-state.ts';
import { defaultReleases, type ReleasesView } from './releases-state.ts';
import { currentEvent } from './selectors.ts';
import {
  type AppState,
  bufferViews,
  type CustodyCellId,
  clauseSections,
  inspectorTabs,
  type LineageStart,
  levels,
  type Selection,
  screens,
  speeds,
} from './state.ts';

/** One field of the view in a link. */
export type Field<T> = Readonly<{
  letter: string;
  /** Reads what the link has under the letter. */
  schema: v.GenericSchema<unknown, T>;
  /** What is left out of a link. */
  default: T;
  pick(state: AppState): T;
  /** What a link that is shown in the open page changes; absent for what waits for the run. */
  putBack?(value: T): Partial<AppState>;
  /** What the schema reads; absent where that is the value itself. */
  write?(value: T): unknown;
  /** Speaks of the run: left out while an opened message is on the screen. */
  ofRun?: true;
}>;

const field = <T>(made: Field<T>) => made;

/** A part of the state that is shown as soon as the link is. */
const part = <K extends keyof AppState>(
  key: K,
  made: Omit<Field<AppState[K]>, 'pick' | 'putBack'>,
): Field<AppState[K]> => ({
  ...made,
  pick: (state) => state[key],
  putBack: (value) => ({ [key]: value }) as Pick<AppState, K>,
});

const shortText = v.pipe(v.string(), v.maxLength(200));
const receiver = v.custom<ActorId>(
  (id) => typeof id === 'string' && (isActorId(id, ['ue']) || id === gmsIn('partner')),
);
const cellActor = v.custom<ActorId>((id) => typeof id === 'string' && isActorId(id));

const selection = v.pipe(
  v.strictTuple([
    v.nullable(shortText),
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(15)),
    v.picklist(bufferViews),
    v.nullable(shortText),
  ]),
  v.transform(([eventId, payload, buffer, path]) => ({ eventId, payload, buffer, path })),
);
const cell = v.pipe(
  v.strictTuple([cellActor, v.picklist(custodyKeyNames)]),
  v.transform(([actor, key]) => ({ actor, key })),
);
const lineage = v.pipe(
  v.strictTuple([shortText, shortText, v.nullable(receiver)]),
  v.transform(([eventId, name, member]) => ({ eventId, name: carriedName(name), member })),
);

const moment = v.union([
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxActs + 1)),
  shortText,
]);
/** Null: nothing is asked yet. */
const readers = v.pipe(
  v.nullable(
    v.strictTuple([
      v.pipe(v.array(v.strictTuple([cellActor, moment, v.boolean()])), v.maxLength(100)),
      v.boolean(),
      v.pipe(v.array(cellActor), v.maxLength(100)),
      v.nullable(v.strictTuple([v.union([v.literal('all'), cellActor]), shortText])),
    ]),
  ),
  v.transform((asked): ReadsView => {
    if (asked === null) return emptyReads;
    const [compromised, recorded, shown, chosen] = asked;
    return {
      compromised: compromised.map(([actor, at, stays]) => ({ actor, at, stays })),
      ...{ recorded, shown },
      cell: chosen && { row: chosen[0], item: chosen[1] },
    };
  }),
);

const releases = v.pipe(
  v.nullable(
    v.strictTuple([
      v.nullable(cellActor),
      v.picklist(releaseIds),
      v.picklist(releaseIds),
      v.picklist(releaseDesigns),
      v.picklist(purposeMarkings),
      v.picklist(twoKeyKnowledge),
      v.boolean(),
      v.picklist(unknownExtensionRules),
      v.picklist(signatureCoverages),
    ]),
  ),
  v.transform((asked): ReleasesView => {
    if (asked === null) return defaultReleases;
    const [member, from, to, ...chosen] = asked;
    const [design, marking, knowledge, hidden, unknownExtensions, coverage] = chosen;
    const options = { design, marking, knowledge, hidden, unknownExtensions, coverage };
    return { member, from, to, options };
  }),
);

const masked = v.pipe(v.string(), v.regex(/^[\w-]{1,4000}$/));

/** What a link holds besides the scenario, in the order it is written. A new field is one more entry
 *  here, and the part of the state it is picked from. */
export const viewFields = {
  /** The event at the cursor; null for the first notification. */
  eventId: field<string | null>({
    letter: 'e',
    schema: v.nullable(shortText),
    default: firstNotification.eventId,
    pick: (state) => currentEvent(state)?.id ?? null,
    ofRun: true,
  }),
  selection: field<Selection>({
    letter: 'x',
    schema: selection,
    default: followingCursor,
    pick: (state) => state.selection,
    write: ({ eventId, payload, buffer, path }) => [eventId, payload, buffer, path],
    ofRun: true,
  }),
  screen: part('screen', { letter: 'w', schema: v.picklist(screens), default: 'ladder' }),
  clauseSection: part('clauseSection', {
    letter: 'S',
    schema: v.nullable(v.picklist(clauseSections)),
    default: null,
  }),
  custodyCell: part('custodyCell', {
    letter: 'k',
    schema: v.nullable(cell),
    default: null,
    write: (value: CustodyCellId | null) => value && [value.actor, value.key],
    ofRun: true,
  }),
  lineage: part('lineage', {
    letter: 'l',
    schema: v.nullable(lineage),
    default: null,
    write: (value: LineageStart | null) => value && [value.eventId, value.name, value.member],
    ofRun: true,
  }),
  reads: part('reads', {
    letter: 'R',
    schema: readers,
    default: emptyReads,
    write: (view: ReadsView) =>
      view === emptyReads
        ? null
        : [
            view.compromised.map(({ actor, at, stays }) => [actor, at, stays]),
            view.recorded,
            view.shown,
            view.cell && [view.cell.row, view.cell.item],
          ],
    ofRun: true,
  }),
  releases: part('releases', {
    letter: 'T',
    schema: releases,
    default: defaultReleases,
    write: (view: ReleasesView) => {
      if (view === defaultReleases) return null;
      const { member, from, to, options } = view;
      const { design, marking, knowledge, hidden, unknownExtensions, coverage } = options;
      const chosen = [design, marking, knowledge, hidden, unknownExtensions, coverage];
      return [member, from, to, ...chosen];
    },
    ofRun: true,
  }),
  compare: part('compare', {
    letter: 'c',
    schema: compareSchema,
    default: defaultCompare,
    write: (value) => differences(value, defaultCompare),
  }),
  act: part('act', {
    letter: 'u',
    schema: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxActs + 1)),
    default: 1,
    ofRun: true,
  }),
  level: part('level', { letter: 'g', schema: v.picklist(levels), default: 'figure' }),
  followed: part('followed', {
    letter: 'f',
    schema: v.nullable(receiver),
    default: null,
    ofRun: true,
  }),
  unfolded: part('unfolded', {
    letter: 'd',
    schema: v.pipe(v.array(shortText), v.maxLength(100)),
    default: [],
    ofRun: true,
  }),
  asText: part('asText', { letter: 'r', schema: v.boolean(), default: false }),
  wholeRun: part('wholeRun', {
    letter: 'h',
    schema: v.boolean(),
    default: false,
    ofRun: true,
  }),
  tab: part('tab', { letter: 't', schema: v.picklist(inspectorTabs), default: 'step' }),
  setupOpen: part('setupOpen', { letter: 'o', schema: v.boolean(), default: false }),
  inspectorOpen: part('inspectorOpen', { letter: 'i', schema: v.boolean(), default: true }),
  /** The moment of the lesson that is open, if it is one that ships. */
  lesson: field<string | null>({
    letter: 'b',
    schema: v.nullable(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,60}\/[a-z0-9-]{1,60}$/))),
    default: null,
    pick: ({ openedLesson: open, linkedMoment }) =>
      open?.origin === 'shipped'
        ? `${open.lesson.id}/${open.lesson.moments[open.at]?.id}`
        : linkedMoment,
    putBack: (linkedMoment) => ({ linkedMoment }),
  }),
  lessonsOpen: part('lessonsOpen', { letter: 'a', schema: v.boolean(), default: false }),
  speed: part('speed', { letter: 'v', schema: v.picklist(speeds), default: 1 }),
  /** The presenter view. A link or a moment of a lesson shown in the open page leaves it as it is. */
  presenting: field<boolean>({
    letter: 'p',
    schema: v.boolean(),
    default: false,
    pick: (state) => state.presenting,
  }),
  /** The run stops and asks which check fires. */
  predicting: part('predicting', { letter: 'q', schema: v.boolean(), default: false }),
  /** The fault that is not named. */
  mystery: field<string | null>({
    letter: 'j',
    schema: v.nullable(masked),
    default: null,
    pick: ({ mystery }) => mystery?.masked ?? null,
    putBack: (value) => ({ mystery: mysteryOf(value) }),
  }),
};
