import * as v from 'valibot';
import type { TalkTimer } from '../../store/present-state.ts';

/** What a reload of the page must not lose: under which id it presents, and the time. It goes with the
 *  tab, so that a rehearsal does not come up at the real talk. */

const key = 'keyladder.talk';

const schema = v.object({
  id: v.string(),
  timer: v.object({
    ...{ startedAt: v.nullable(v.number()), before: v.number(), limitMinutes: v.number() },
  }),
});
export type KeptTalk = Readonly<{ id: string; timer: TalkTimer }>;

/** Null where there is none, or storage is closed to the page. */
export function readTalk(): KeptTalk | null {
  try {
    const read = v.safeParse(schema, JSON.parse(window.sessionStorage.getItem(key) ?? 'null'));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

export function keepTalk(talk: KeptTalk): void {
  try {
    window.sessionStorage.setItem(key, JSON.stringify(talk));
  } catch {
    // Without storage a reload begins anew.
  }
}
