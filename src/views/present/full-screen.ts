/** Full screen where the browser allows it; elsewhere the presentation fills the window. */

/** An end that has been asked for and has not come, and whether full screen is wanted again behind it: a
 *  clicker is faster than the browser. */
const end = { isAwaited: false, isTakenBack: false };

/** The whole page, so that dialogs are seen too. Does nothing where it is refused. */
export function enterFullScreen(): void {
  const { documentElement, fullscreenElement } = document;
  if (end.isAwaited) end.isTakenBack = true;
  else if (fullscreenElement === null) {
    documentElement.requestFullscreen?.().catch(() => undefined);
  }
}

export function leaveFullScreen(): void {
  end.isTakenBack = false;
  if (document.fullscreenElement === null || end.isAwaited) return;
  end.isAwaited = true;
  const ended = () => {
    end.isAwaited = false;
  };
  document.exitFullscreen().then(ended, ended);
}

/** Whether the page fills the screen, or will once what was asked for has come. */
export const isFullScreen = (): boolean =>
  end.isTakenBack || (document.fullscreenElement !== null && !end.isAwaited);

/** To be called when full screen has come or gone: whether it has gone for good. */
export function hasLeftFullScreen(): boolean {
  if (document.fullscreenElement !== null) return false;
  end.isAwaited = false;
  if (!end.isTakenBack) return true;
  end.isTakenBack = false;
  enterFullScreen();
  return false;
}
