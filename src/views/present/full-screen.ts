/** Full screen where the browser allows it; elsewhere the presentation fills the window. */

/** The whole page, so that dialogs are seen too. Does nothing where it is refused. */
export function enterFullScreen(): void {
  const { documentElement, fullscreenElement } = document;
  if (fullscreenElement !== null || documentElement.requestFullscreen === undefined) return;
  documentElement.requestFullscreen().catch(() => undefined);
}

export function leaveFullScreen(): void {
  if (document.fullscreenElement !== null) document.exitFullscreen().catch(() => undefined);
}
