import type { Stage3Change } from '../../engine/index.ts';
import { type ClauseMapRow, inferred, read, unverified } from './cross-references.ts';

/** Clauses of the draft in the documents that followed, all of them that are known; TS 23.179 in its own
 *  table, since its numbers of 2015 mean other things in print. */

export const wholeMap: readonly ClauseMapRow[] = [
  { draft: ['7.4.1'], published: [read('7.3.1')], later: [read('5.7.1'), read('5.2.2–5.2.6')] },
  {
    draft: ['7.4.2', 'Figure 7.4.2-1'],
    published: [inferred('7.3.2')],
    later: [inferred('5.7'), inferred('5.8')],
  },
  { draft: ['7.4.3'], published: [inferred('7.3.3')], later: [read('7.3.2')] },
  { draft: ['7.4.4'], published: [inferred('7.3.4')], later: [read('7.3.3')] },
  { draft: ['7.4.4.2'], published: [inferred('7.3.4.2')], later: [inferred('7.3.3.2')] },
  {
    draft: ['7.4.4.3', 'Figure 7.4.3.3-1'],
    published: [inferred('7.3.4.3'), inferred('Figure 7.3.4.3-1')],
    later: [inferred('7.3.3.3'), unverified('11.1.2.2')],
  },
  { draft: [], topic: 'srtpKeys', published: [unverified('7.3.6')], later: [read('7.4.2')] },
  {
    draft: [],
    topic: 'privateCall',
    published: [unverified('7.4')],
    later: [read('5.6'), read('7.2'), read('7.4.1')],
  },
  {
    draft: [],
    topic: 'protection',
    published: [read('7.5'), read('7.6')],
    later: [read('7.5'), read('7.4')],
  },
  { draft: [], topic: 'mbms', published: [read('7.7')], later: [] },
  {
    draft: [],
    topic: 'serverKeys',
    published: [unverified('9.1'), unverified('9.2'), unverified('9.3')],
    later: [read('5.4'), read('5.5'), read('9.3')],
  },
  {
    draft: [],
    topic: 'floorControl',
    published: [unverified('9.4, 9.4.5')],
    later: [read('9.4'), unverified('9.4.6')],
  },
  {
    draft: [],
    topic: 'kms',
    published: [read('D.2, D.3')],
    later: [read('D.2, D.3'), read('D.4')],
  },
  {
    draft: [],
    topic: 'mikey',
    published: [read('E.1.1'), read('E.2'), read('E.3'), read('E.5'), read('E.6'), read('E.7')],
    later: [read('E.1.2'), read('E.2.2'), read('E.3.1'), read('E.5'), read('E.6'), read('E.7')],
  },
  {
    draft: [],
    topic: 'derivations',
    published: [read('F.1.3'), read('F.1.4'), read('F.2.1')],
    later: [read('F.1.3'), read('F.1.4'), read('F.2.1'), read('F.1.5')],
  },
];

/** Names of the rows of TS 23.179 in the catalogue. */
export const stage2Rows = ['provisioning', 'regroup', 'notification'] as const;

/** What became of the contribution: sentences of the catalogue, and why one is not the word of a text. */
export const fates = [
  { name: 'sentence' },
  { name: 'ground' },
  { name: 'onNetwork', mark: 'unverified' },
  { name: 'mkfc', mark: 'inferred' },
  { name: 'oneKms' },
  { name: 'base', mark: 'inferred' },
] as const;

/** Documents with versions and the days they were uploaded: rows of the catalogue. */
export const versionRows = [
  ['TS 33.179', 'draft'],
  ['TS 33.179', 'release13'],
  ['TS 33.180', 'release14'],
  ['TS 33.180', 'release17'],
  ['TS 33.180', 'release19'],
  ['TS 23.179', 'stage2'],
  ['TS 23.280', 'stage2Later'],
  ['TS 24.481', 'stage3'],
] as const;

/** A change in stage 3 that a design may ask for. `when`: only under this choice of the scenario, or in this
 *  figure. */
export type Stage3Row = Readonly<{
  document: string;
  clause: string;
  name: Stage3Change;
  when?: 'mkfc-tag' | 'regroup';
  unverified?: true;
}>;

export const stage3Rows: readonly Stage3Row[] = [
  { document: 'TS 24.481', clause: '7.7', name: 'keyDocument' },
  { document: 'TS 24.481', clause: '6.3.13', name: 'notification' },
  {
    ...{ document: 'TS 24.481', clause: '6.3.14, 6.3.15, 6.2.5', name: 'partner' },
    ...{ when: 'regroup', unverified: true },
  },
  { document: 'TS 24.481', clause: '7.2.8', name: 'groupDocument' },
  { document: 'TS 24.379', clause: '4.7, F.1', name: 'callControl' },
  { document: 'TS 24.380', clause: '13.1', name: 'floorControl' },
  { document: 'TS 24.483, TS 24.484', clause: '–', name: 'configuration' },
  { document: 'TS 36.579-1', clause: '5.5.9.1', name: 'tests' },
  { document: 'TS 33.180', clause: 'E.6.11, Annex G', name: 'purposeTag', when: 'mkfc-tag' },
  { document: 'TS 33.180', clause: 'E.6', name: 'secondKey' },
];
