import { PaperDialog } from '../paper/paper-dialog.tsx';
import { addressOf } from '../top-bar/use-share.ts';

/** The dialog of the discussion paper, which says where what is on the screen is found again. */
export function PaperOfPage() {
  return <PaperDialog addressOf={addressOf} />;
}
