import { encodeLink } from '../store/link.ts';
import type { AppState } from '../store/state.ts';
import { viewOf } from '../store/view.ts';

/** The link to what is on the screen, without a language. */
export function addressOf(state: AppState): URL {
  const link = new URL(withoutLanguage(window.location.href));
  link.hash = encodeLink(viewOf(state));
  return link;
}

/** An address without the language it asks for. */
export function withoutLanguage(address: string): string {
  const url = new URL(address);
  url.searchParams.delete('lang');
  return url.href;
}
