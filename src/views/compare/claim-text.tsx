import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';
import type { Claim, ClaimSide } from './claim.ts';
import classes from './compare.module.css';

/** The claim as a sentence with the numbers of the two runs. */
export function ClaimText({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { left, right } = useAppStore((state) => state.compare);
  const regroup = claim.partners > 0;
  const formula = ({ factor, keysStored, keysPlanned }: ClaimSide) =>
    factor === 1 || factor === 2
      ? t(`compare.claim.formula.${regroup ? 'regroup' : 'provisioning'}${factor}`)
      : t('compare.claim.deviates', {
          stored: formats.number(keysStored),
          planned: formats.number(keysPlanned),
        });
  const count = (what: 'notifications' | 'oks' | 'errors', number: number) =>
    t(`compare.claim.count.${what}`, { count: number });
  const side = (of: ClaimSide, name: string) =>
    t(of.errors > 0 ? 'compare.claim.sideWithErrors' : 'compare.claim.side', {
      design: t(`compare.designShort.${name}`),
      notifications: count('notifications', of.notifications),
      oks: count('oks', of.oks),
      errors: count('errors', of.errors),
      formula: formula(of),
    });
  const group = t(regroup ? 'compare.claim.regroup' : 'compare.claim.group', {
    members: formats.number(claim.members),
    partners: formats.number(claim.partners),
  });
  return (
    <p className={classes.claim}>
      {t(`compare.claim.${claim.verdict}`, {
        group,
        left: side(claim.left, left),
        right: side(claim.right, right),
      })}{' '}
      {t('compare.claim.carrier', {
        left: formats.number(claim.left.carrierMessages),
        right: formats.number(claim.right.carrierMessages),
      })}
    </p>
  );
}
