/** What goes on the clipboard: text, or the same for documents beside it. */
export type Copied = string | Readonly<{ plain: string; html: string }>;

/** Puts text on the clipboard; tells whether it went there. A page that is not served from a secure
 *  origin has no clipboard interface, so the older command stands in. */
export async function copyToClipboard(copied: Copied): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    try {
      await (typeof copied === 'string'
        ? navigator.clipboard.writeText(copied)
        : navigator.clipboard.write([itemOf(copied)]));
      return true;
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
  return copyBySelection(copied);
}

const itemOf = ({ plain, html }: Exclude<Copied, string>) =>
  new ClipboardItem({
    'text/plain': new Blob([plain], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });

function copyBySelection(copied: Copied): boolean {
  const area = document.createElement('textarea');
  area.value = typeof copied === 'string' ? copied : copied.plain;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  const before = document.activeElement;
  document.body.append(area);
  area.select();
  const withHtml = (event: ClipboardEvent) => {
    if (typeof copied === 'string') return;
    event.clipboardData?.setData('text/plain', copied.plain);
    event.clipboardData?.setData('text/html', copied.html);
    event.preventDefault();
  };
  area.addEventListener('copy', withHtml);
  const done = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
