import { gzipSync } from 'node:zlib';

/** @typedef {import('../src/class/protocol.ts').HostMoment} HostMoment */
/** @typedef {import('../src/class/protocol.ts').ShownMoment} ShownMoment */
/** @typedef {{ number: number, svg: Buffer }} Picture */

/** How many moments a phone may look back. */
const kept = 60;

/** Nothing of a drawing may act or load: no script, no handler, no foreign document, no address outside. */
const forbidden =
  /<!|<\?|<\s*(script|foreignObject|iframe|object|embed|image|animate|set|style|a|use)\b|\son\w+\s*=|javascript:|(href|src)\s*=|url\(\s*['"]?(?!#)/i;

/** Whether a text is an SVG document that only draws.
 *  @param {string} text */
export const isDrawing = (text) => text.startsWith('<svg ') && !forbidden.test(text);

/** What the trainer has shown, each moment once, with its picture. */
export function createMoments() {
  /** @type {{ key: string, shown: ShownMoment, picture: Picture | null }[]} */
  let moments = [];
  /** @type {string | null} */
  let now = null;
  let pictures = 0;
  /** The same picture keeps its number, so that no phone asks for it again.
   *  @param {Buffer} svg
   *  @param {Picture | null} before
   *  @returns {Picture} */
  function pictureOf(svg, before) {
    if (before?.svg.equals(svg)) return before;
    pictures += 1;
    return { number: pictures, svg };
  }
  const current = () => moments.findIndex(({ key }) => key === now);
  return {
    /** @param {HostMoment | null} moment */
    show(moment) {
      now = moment?.key ?? null;
      if (moment === null) return;
      const { key, caption, step, of } = moment;
      const svg = moment.picture === null ? null : gzipSync(moment.picture);
      const before = moments.find((it) => it.key === key);
      const picture = svg && pictureOf(svg, before?.picture ?? null);
      const shown = { caption, step, of, picture: picture?.number ?? null };
      const made = { key, shown, picture };
      moments = before
        ? moments.map((it) => (it === before ? made : it))
        : [...moments, made].slice(-kept);
    },
    /** What phones get: all of it, or without `pace` what is shown now.
     *  @param {boolean} pace
     *  @returns {{ now: number | null, moments: readonly ShownMoment[] }} */
    view(pace) {
      const at = current();
      const shown = moments.map((it) => it.shown);
      if (pace) return { now: at < 0 ? null : at, moments: shown };
      return at < 0 ? { now: null, moments: [] } : { now: 0, moments: shown.slice(at, at + 1) };
    },
    /** The picture of a number as compressed SVG; null for one that phones may not see.
     *  @param {number} number
     *  @param {boolean} pace */
    picture(number, pace) {
      const at = current();
      const open = pace ? moments : moments.slice(at, at + 1);
      return (at < 0 && !pace ? [] : open).find((it) => it.picture?.number === number)?.picture
        ?.svg;
    },
  };
}
