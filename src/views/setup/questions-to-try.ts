import { defaultPartnerSystem, defaultScenario, type Scenario } from '../../engine/index.ts';
import { defaultCompare } from '../../store/compare-view.ts';
import { defaultReleases } from '../../store/releases-state.ts';
import { defaultView, type View } from '../../store/view.ts';

/** Runs that answer a question people ask of the contribution, each from the default scenario. */

const twoAtOnce = { gmkMode: 'dual-one-procedure', dualEncoding: 'two-payloads' } as const;

/** A second group of the default system, of which nobody is in the first one. */
export const freshSecondGroup: NonNullable<Scenario['secondGroup']> = {
  groupUri: 'sip:police2@mcptt.example.org',
  groupName: 'Police 2',
  members: [1, 2, 3].map((ordinal) => `sip:police.${ordinal}@mcptt.example.org`),
  notAffiliated: [],
};

type Answer = Readonly<{
  change: Partial<Scenario>;
  /** Where in it the answer stands; the ladder of the first act, unless it says otherwise. */
  view?: Partial<View>;
}>;

const [primary] = defaultScenario().systems;
const partner = defaultPartnerSystem();
const regroup = { procedure: 'group-regroup' } as const;
const aDay = 86_400;

const notificationOfUe1 = 'gkp.1.ue1.message.notification';

const answers = {
  /** Every release receives every other's message; here V13.4.0 one of later Release 13 with two keys. */
  olderReceiver: {
    change: twoAtOnce,
    view: {
      screen: 'releases',
      releases: {
        ...defaultReleases,
        ...{ from: 'ts-33.179', to: 'v13-4-0' },
        options: { ...defaultReleases.options, design: 'two-payloads' },
      },
    },
  },
  /** UE 1 is of V13.4.0: it takes both payloads, and tells the keys apart by nothing. */
  knowsNothing: {
    change: { ...twoAtOnce, knows: { ue1: 'v13-4-0' } },
    view: { eventId: 'gkp.2.ue3.message.ok', wholeRun: true },
  },
  /** By what stands in Text, in the key parameters of each key; no text says it. */
  toldApart: {
    change: twoAtOnce,
    view: {
      eventId: 'gkp.2.ue1.check.key-parameters.media',
      selection: {
        eventId: notificationOfUe1,
        ...{ payload: 0, buffer: 'key-parameters', path: 'keyParameters.text' },
      },
      ...{ tab: 'message', level: 'everything' },
    },
  },
  /** In two procedures and in one: the key for floor control cannot be opened by UE 1. */
  secondFails: {
    change: {
      gmkMode: 'dual-two-procedures',
      faults: [
        {
          ...{ fault: 'sakke-data-altered', to: ['ue1'], parameters: {} },
          at: { procedure: 2, step: 1 },
        },
      ],
    },
    view: { screen: 'compare', wholeRun: true },
  },
  /** What it takes over it reads, and whatever its users are sent. */
  partnerReads: {
    change: regroup,
    view: {
      screen: 'reads',
      reads: {
        compromised: [{ actor: 'partner-gms', at: 0, stays: true }],
        ...{ recorded: true, shown: [], cell: null },
      },
    },
  },
  /** The payloads are the same octet by octet; what carries them is not. */
  octetsChanged: { change: twoAtOnce, view: { screen: 'compare', wholeRun: true } },
  /** Draft, as published, TS 33.180, side by side. */
  whichClause: { change: twoAtOnce, view: { screen: 'clauses', clauseSection: 'map' } },
  /** UE 2 misses the notification, and is sent the key a day later. */
  offline: {
    change: {
      faults: [
        {
          ...{ fault: 'notification-lost', to: ['ue2'], parameters: {} },
          at: { procedure: 1, step: 1 },
        },
      ],
      acts: [{ act: 'retry', afterSeconds: aDay, payload: 'made-anew' }],
    },
    view: { act: 2, eventId: 'act2-gkp.2.gms.outcome', wholeRun: true },
  },
  /** Both designs send one key and no other. */
  renewFloor: {
    change: {
      ...twoAtOnce,
      acts: [{ act: 'renew', afterSeconds: aDay, keys: 'floor', gmkId: 'new', oldKey: 'kept' }],
    },
    view: { act: 2, screen: 'compare', wholeRun: true },
  },
  /** UE 3 has left and listens to all that is sent from then on. */
  leaves: {
    change: {
      acts: [{ act: 'leave', afterSeconds: aDay, member: 'ue3', rekey: true, oldKey: 'kept' }],
    },
    view: {
      screen: 'reads',
      reads: {
        compromised: [{ actor: 'ue3', at: 1, stays: false }],
        ...{ recorded: false, shown: [], cell: null },
      },
    },
  },
  /** Document by document, and which of it this design needs. */
  stage3: { change: twoAtOnce, view: { screen: 'clauses', clauseSection: 'stage3' } },
  /** A recorded notification with the GMK of before is sent to UE 1 in place of the new one. */
  replay: {
    change: {
      faults: [
        {
          ...{ fault: 'recorded-notification-resent', to: ['ue1'], parameters: {} },
          at: { procedure: 1, step: 1 },
        },
      ],
    },
    view: { eventId: 'gkp.2.ue1.check.replay', tab: 'checks', level: 'everything' },
  },
  /** Step 0 has no KMS certificate to exchange. */
  oneKms: {
    change: {
      ...regroup,
      systems: [
        ...(primary ? [primary] : []),
        {
          ...partner,
          kmsUri: primary?.kmsUri ?? partner.kmsUri,
          keyPeriodSeconds: primary?.keyPeriodSeconds ?? partner.keyPeriodSeconds,
        },
      ],
    },
    view: { eventId: 'regroup.0.partner-ue3.check.sakke-keys', wholeRun: true },
  },
  /** UE 3 gets no key for floor control; the plot goes over the share of those who do. */
  someNeedIt: {
    change: {
      ...twoAtOnce,
      floorKey: { to: ['ue1', 'ue2'], others: 'media-key' },
    },
    view: {
      ...{ screen: 'compare', wholeRun: true },
      compare: { ...defaultCompare, axis: 'floorShare' },
    },
  },
  /** What each costs, who reads what, and what each rests on, beside two GMKs in one procedure. */
  oneForBoth: {
    change: twoAtOnce,
    view: {
      ...{ screen: 'compare', wholeRun: true },
      compare: {
        ...defaultCompare,
        ...{ left: 'once-two-payloads', right: 'single', third: 'mkfc-document' },
      },
    },
  },
  /** In numbers of the two runs, each assumption a switch. */
  saves: { change: twoAtOnce, view: { screen: 'compare', wholeRun: true } },
  /** It has the keys, but neither tells its users nor answers; later it is sent them again. */
  partnerRestarts: {
    change: {
      ...regroup,
      faults: [
        {
          ...{ fault: 'notification-lost', to: 'all', parameters: {} },
          at: { procedure: 1, step: 4 },
        },
        { ...{ fault: 'ok-lost', to: 'all', parameters: {} }, at: { procedure: 1, step: 3 } },
      ],
      acts: [{ act: 'retry', afterSeconds: aDay, payload: 'made-anew' }],
    },
    view: { eventId: 'regroup.6.gms.outcome', wholeRun: true },
  },
  /** Of the partner system's three users each belongs to another KMS. */
  severalKmss: {
    change: {
      ...regroup,
      partnerKmss: [
        { kmsUri: 'kms2.partner.example.net', ues: ['partner-ue2'] },
        { kmsUri: 'kms3.partner.example.net', ues: ['partner-ue3'] },
      ],
    },
  },
  /** One of the six is not affiliated. */
  regroupInside: { change: { secondGroup: { ...freshSecondGroup, notAffiliated: ['ue6'] } } },
} satisfies Readonly<Record<string, Answer>>;

export type QuestionToTry = keyof typeof answers;

export const questionsToTry = Object.keys(answers) as readonly QuestionToTry[];

/** What answers a question: a run, and where to look. */
export function viewToTry(question: QuestionToTry): View {
  const base = defaultScenario();
  const { change, view }: Answer = answers[question];
  const others = change.procedure === 'group-regroup' ? [partner] : [];
  const scenario = { ...base, systems: [...base.systems, ...others], ...change };
  return { ...defaultView(), ...view, scenario };
}
