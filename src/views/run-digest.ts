import { createTraceDigest } from '../engine/index.ts';
import { eachInSteps, perEventsInSteps } from '../store/per-events.ts';

/** The digest of the run on the screen, made in steps: who cites a run says which one it was. */
export const digestInSteps = perEventsInSteps(function* (events) {
  const digest = createTraceDigest();
  yield* eachInSteps(events, digest.add);
  return { hex: digest.hex() };
});

const parameter = 'cite';

/** Hex digits of a digest in a link: enough to tell another run by. */
const digits = 16;

/** A link that says which run it was made of. */
export function citingLink(link: string, digest: string): string {
  const url = new URL(link);
  url.searchParams.set(parameter, digest.slice(0, digits));
  return url.href;
}

/** What a link says of the run it was made of: digits of its digest; `damaged` where they are none; null
 *  for a link that cites no run. */
export function citedDigest(search: string): string | null {
  const cited = new URLSearchParams(search).get(parameter)?.toLowerCase() ?? null;
  if (cited === null) return null;
  return new RegExp(`^[0-9a-f]{${digits}}$`).test(cited) ? cited : damaged;
}

/** Stands for the digest of a link whose citation cannot be read. */
export const damaged = 'damaged';

export const isCited = (cited: string, digest: string): boolean => digest.startsWith(cited);
