import {
  type Actor,
  isMarkedByTag,
  planOf,
  type Scenario,
  settingsOf,
} from '../../engine/index.ts';
import type { Level } from '../../store/state.ts';
import { type CaptionLine, captionLetters } from '../../ui/picture-document.tsx';
import { pictureWidth } from '../../ui/picture-size.ts';
import { actTitle, captionKey } from '../act-words.ts';
import { countUes, createActorNames, hasTwoSystems, type Words } from '../actor-names.ts';
import { ownSettings } from '../own-settings.ts';
import { skipText } from '../skip-text.ts';
import { wrapText } from './text-width.ts';

/** What stands under a picture of a run: the figure, the run in words, and where it came from. */

export type Captioned = Readonly<{
  scenario: Scenario;
  actors: readonly Actor[];
  level: Level;
  link: string;
  date: string;
  version: string;
  words: Words;
  /** How much of the run is told, where it is not all of it. */
  upTo?: Readonly<{ n: number; total: number }> | undefined;
}>;

/** Number and name of the figure. */
export const figureName = ({ scenario, words }: Pick<Captioned, 'scenario' | 'words'>): string =>
  words(captionKey(planOf(scenario)));

function membersIn({ actors, words }: Captioned): string {
  const { primary, partner } = countUes(actors);
  const count = primary + partner;
  if (!hasTwoSystems(actors)) return words('picture.members', { count });
  return words('picture.membersOfTwo', { count, primary, partner });
}

/** The choices of the scenario that a reader has to know. */
function choices(captioned: Captioned): readonly string[] {
  const { scenario, words, level } = captioned;
  const { gmkMode, hideIdentities } = scenario;
  const { dualEncoding, profile } = settingsOf(scenario);
  const { rounds } = planOf(scenario);
  const together = rounds.some(({ purposes }) => purposes.length > 1);
  const names = createActorNames(
    words,
    hasTwoSystems(captioned.actors),
    countUes(captioned.actors),
  );
  return [
    ...[actTitle(scenario, words, names) ?? []].flat(),
    words(`picture.level.${level}`),
    words(`app.topBar.gmkModes.${gmkMode}`),
    ...(together ? [words(`app.topBar.dualEncodings.${dualEncoding}`)] : []),
    ...(isMarkedByTag(scenario) ? [words('app.setup.purposeMarkings.mkfc-tag')] : []),
    membersIn(captioned),
    ...ownSettings(scenario, words),
    words(`app.setup.profiles.${profile}`),
    ...(hideIdentities ? [words('picture.hiddenIdentities')] : []),
  ];
}

/** What went wrong on purpose. */
function disturbances({ scenario, actors, words }: Captioned): readonly string[] {
  const names = createActorNames(words, hasTwoSystems(actors), countUes(actors));
  const faults = [...new Set(scenario.faults.map(({ fault }) => words(`faults.${fault}.title`)))];
  const skips = scenario.skips.map((skip) => skipText(skip, words, names));
  return [
    ...(faults.length > 0 ? [words('picture.faults', { list: faults.join(', ') })] : []),
    ...(skips.length > 0 ? [words('skips.said', { list: skips.join(', ') })] : []),
  ];
}

/** What the picture is of, in lines that are sentences of their own; the first is the figure. */
export function captionOf(captioned: Captioned): readonly string[] {
  const { upTo, words } = captioned;
  return [
    figureName(captioned),
    choices(captioned).join(' · '),
    ...disturbances(captioned),
    ...(upTo ? [words('picture.upTo', upTo)] : []),
  ];
}

const room = pictureWidth - 8;
/** Letters of one width in a line, in whatever font. */
const linkLetters = 84;
const mostLinkLines = 4;

/** The link in lines; none where it is too long to be read from paper. */
function linkLines(link: string): readonly CaptionLine[] {
  const lines = link.match(new RegExp(`.{1,${linkLetters}}`, 'gu')) ?? [];
  if (lines.length > mostLinkLines) return [];
  const href = /^https?:/.test(link) ? { href: link } : {};
  return lines.map((text) => ({ text, mono: true, ...href }));
}

/** The lines under a picture, as `title` names it. */
export function captionLines(captioned: Captioned, title: string): readonly CaptionLine[] {
  const { words, version, date, link } = captioned;
  const shown = linkLines(link);
  const [, ...said] = captionOf(captioned);
  const made = words(shown.length > 0 ? 'picture.made' : 'picture.madeInside', { version, date });
  const bold = wrapText(title, room, captionLetters, 'bold').map((text) => ({ text, weight: 650 }));
  const plain = [...said, made]
    .flatMap((line) => wrapText(line, room, captionLetters))
    .map((text) => ({ text }));
  return [...bold, ...plain, ...shown];
}
