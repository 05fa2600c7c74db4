/** Full screen where the browser allows it; elsewhere the presentation fills the window. */

/** What was asked for last, and whether the browser is still busy with something asked for before: a clicker is
 *  faster. */
const state = { isWanted: false, isBusy: false };

/** The whole page, so that dialogs are seen too. Does nothing where it is refused. */
export function enterFullScreen(): void {
  state.isWanted = true;
  pursue();
}

export function leaveFullScreen(): void {
  state.isWanted = false;
  pursue();
}

/** Whether the page fills the screen, or will once the browser has followed. */
export const isFullScreen = (): boolean => state.isWanted;

/** To be called when full screen has come or gone: whether it has gone for good. */
export function hasLeftFullScreen(): boolean {
  if (document.fullscreenElement !== null) return false;
  // Nobody here has asked for it: the browser's own Esc.
  if (!state.isBusy) state.isWanted = false;
  return !state.isWanted;
}

function pursue(): void {
  const { documentElement, fullscreenElement } = document;
  const isThere = fullscreenElement !== null;
  if (state.isBusy || state.isWanted === isThere) return;
  if (state.isWanted && documentElement.requestFullscreen === undefined) {
    state.isWanted = false;
    return;
  }
  state.isBusy = true;
  const asked = isThere ? document.exitFullscreen() : documentElement.requestFullscreen();
  const refused = () => {
    state.isWanted = document.fullscreenElement !== null;
  };
  asked.catch(refused).then(() => {
    state.isBusy = false;
    pursue();
  });
}
