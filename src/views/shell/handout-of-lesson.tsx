import { HandoutDialog } from '../handout/handout-dialog.tsx';
import { useMomentPictures } from '../ladder/moment-pictures.tsx';

/** The handout, its pictures drawn by the ladder. */
export function HandoutOfLesson() {
  return <HandoutDialog draw={useMomentPictures()} />;
}
