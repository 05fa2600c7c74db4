import { useTranslation } from '../../i18n/translation.tsx';
import { useFormats } from '../use-formats.ts';
import type { Claim } from './claim.ts';
import { claimWords } from './claim-words.ts';
import { useSideNames } from './use-side-names.ts';

/** The claim as a sentence with the numbers of the two runs. */
export function ClaimText({ claim }: { claim: Claim }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { short } = useSideNames();
  return (
    <p>{claimWords(claim, 'compare', short, (key, values = {}) => t(key, values), formats)}</p>
  );
}
