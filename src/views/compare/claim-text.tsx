import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../store/use-app-store.tsx';
import { useFormats } from '../use-formats.ts';
import type { Claim } from './claim.ts';
import { claimWords } from './claim-words.ts';
import classes from './compare.module.css';

/** The claim as a sentence with the numbers of the two runs. */
export function ClaimText({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { left, right } = useAppStore((state) => state.compare);
  const names = {
    left: t(`compare.designShort.${left}`),
    right: t(`compare.designShort.${right}`),
  };
  return (
    <p className={classes.claim}>
      {claimWords(claim, 'compare', names, (key, values = {}) => t(key, values), formats)}
    </p>
  );
}
