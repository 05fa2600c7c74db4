import { type FaultEntry, hasPartner, isActorId, planOf, type Scenario } from '../engine/index.ts';
import type { CompareView } from '../store/compare-view.ts';
import { actTitle } from './act-words.ts';
import type { ActorNames, Words } from './actor-names.ts';
import { ownSettings } from './own-settings.ts';
import { skipText } from './skip-text.ts';

/** What the numbers of a table belong to: a fact of the scenario they come from. */
export type ContextRow = Readonly<{ name: string; value: string }>;

/** What a comparison assumes beyond the scenario, and up to where its numbers count. */
type Assumed = Partial<
  Pick<CompareView, 'kilobitsPerSecond' | 'roundTripMilliseconds' | 'keyDocument'> &
    Readonly<{ until: string; octetsCounted: string; belowStage3: string }>
>;

/** The facts of a scenario: without them a saved table cannot be made again. */
export function scenarioContext(
  scenario: Scenario,
  t: Words,
  names: ActorNames,
  assumed: Assumed = {},
): readonly ContextRow[] {
  const { kilobitsPerSecond, roundTripMilliseconds, keyDocument, until } = assumed;
  const [members, partners] = planOf(scenario).systems.map((system) => system.members.length);
  const stated = (name: string, value: string | number | undefined, unit = ''): ContextRow[] =>
    value === undefined
      ? []
      : [
          {
            name: t(`compare.context.${name}`),
            value: unit === '' ? `${value}` : `${value} ${t(`compare.unit.${unit}`)}`,
          },
        ];
  return [
    ...stated('figure', figureOf(scenario, t)),
    ...stated('act', actTitle(scenario, t, names) ?? undefined),
    ...stated('until', until),
    ...stated('members', members),
    ...stated('partners', partners),
    ...stated('profile', profileOf(scenario, t)),
    ...stated('marking', t(`app.setup.purposeMarkings.${scenario.purposeMarking}`)),
    ...ownSettings(scenario, t).map((value) => ({ name: t('compare.context.setting'), value })),
    ...scenario.faults.flatMap((entry) => stated('fault', faultText(entry, t, names))),
    ...scenario.skips.flatMap((entry) => stated('skip', skipText(entry, t, names))),
    ...Object.keys(scenario.draws).flatMap((name) => stated('draw', name)),
    ...Object.entries(scenario.clockSkewSeconds).flatMap(([id, seconds]) =>
      stated('skew', t('compare.context.skewOf', { actor: nameOf(id, names), seconds }), 's'),
    ),
    ...stated('seed', scenario.seed),
    ...stated('keyDocument', keyDocument && t(`compare.assumption.option.${keyDocument}`)),
    ...stated('counting', assumed.octetsCounted),
    ...stated('network', assumed.belowStage3),
    ...stated('bitRate', kilobitsPerSecond, 'kbit/s'),
    ...stated('roundTrip', roundTripMilliseconds, 'ms'),
  ];
}

/** A fault as the scenario on the screen has it: each design has it where its key travels. */
function faultText({ fault, at, to }: FaultEntry, t: Words, names: ActorNames): string {
  const key = at.key ? t(`trace.purpose.${at.key}`) : '';
  const receivers =
    to === 'all'
      ? t('faults.ui.all')
      : t('compare.context.receivers', { names: to.map((id) => nameOf(id, names)) });
  const { step, procedure } = at;
  const title = t(`faults.${fault}.title`);
  return [t('compare.context.faultAt', { title, step, procedure }), key, receivers]
    .filter((part) => part !== '')
    .join(' · ');
}

const nameOf = (id: string, names: ActorNames) => (isActorId(id) ? names.short(id) : id);

/** The figure a scenario runs. */
export function figureOf(scenario: Scenario, t: Words): string {
  return t(`compare.figure.${hasPartner(scenario) ? 'regroup' : 'provisioning'}`);
}

/** The profile, with those of its options that change octets. */
function profileOf({ profile, hideIdentities, mkiInSpi }: Scenario, t: Words): string {
  const name = t(`compare.context.profiles.${profile}`);
  if (profile === 'ts-33.179') return name;
  const identities = hideIdentities ? 'hidden' : 'clear';
  const shown = t(`compare.context.identities.${identities}`, { profile: name });
  return mkiInSpi ? t('compare.context.spi', { profile: shown }) : shown;
}
