import type { Formats } from '../../i18n/formats.ts';
import type { Side } from '../../store/align-traces.ts';
import type { Claim, ClaimSide } from './claim.ts';

type Words = (key: string, values?: Record<string, unknown>) => string;

/** The claim in words. `names`: what the two sides are called; `place`: where they stand, beside each
 *  other on the page or below each other in a paper. */
export function claimWords(
  claim: Claim,
  place: 'compare' | 'paper',
  names: Readonly<Record<Side, string>>,
  t: Words,
  formats: Formats,
): string {
  const side = (of: Side) => claimSideWords(claim, of, names[of], t, formats);
  const sentence = t(`${place}.claim.${claim.verdict}`, {
    group: claimGroupWords(claim, t, formats),
    left: side('left'),
    right: side('right'),
  });
  if (claim.verdict === 'noAct') return sentence;
  const carrier = t(`${place}.claim.carrier`, {
    left: formats.number(claim.left.carrierMessages),
    right: formats.number(claim.right.carrierMessages),
  });
  return `${sentence} ${carrier}`;
}

/** How many members the claim is about. */
export function claimGroupWords({ members, partners }: Claim, t: Words, formats: Formats): string {
  return t(partners > 0 ? 'compare.claim.regroup' : 'compare.claim.group', {
    count: members,
    members: formats.number(members),
    partners: formats.number(partners),
  });
}

/** What one side comes to. */
export function claimSideWords(
  claim: Claim,
  side: Side,
  name: string,
  t: Words,
  formats: Formats,
): string {
  const of = claim[side];
  const count = (what: 'notifications' | 'withServer' | 'oks' | 'errors') =>
    t(`compare.claim.count.${what}`, { count: of[what] });
  const withServer = of.withServer > 0 ? ` + ${count('withServer')}` : '';
  return t(of.errors > 0 ? 'compare.claim.sideWithErrors' : 'compare.claim.side', {
    design: name,
    notifications: `${count('notifications')}${withServer}`,
    oks: count('oks'),
    errors: count('errors'),
    formula: formulaWords(of, claim.partners > 0, t, formats),
  });
}

function formulaWords(
  { factor, withServer, keysStored, keysPlanned }: ClaimSide,
  regroup: boolean,
  t: Words,
  formats: Formats,
): string {
  if (factor === 1 || factor === 2) {
    const formula = t(`compare.claim.formula.${regroup ? 'regroup' : 'provisioning'}${factor}`);
    if (withServer === 0) return formula;
    return t(`compare.claim.formula.${regroup ? 'serverRegroup' : 'server'}`, { formula });
  }
  if (factor !== null) return t('compare.claim.formula.mixed');
  return t('compare.claim.deviates', {
    stored: formats.number(keysStored),
    planned: formats.number(keysPlanned),
  });
}
