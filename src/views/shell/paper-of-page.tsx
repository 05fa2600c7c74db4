import { addressOf } from '../address-of.ts';
import { PaperDialog } from '../paper/paper-dialog.tsx';

/** The dialog of the discussion paper, which says where what is on the screen is found again. */
export function PaperOfPage() {
  return <PaperDialog addressOf={addressOf} />;
}
