import { parseArgs } from 'node:util';

/** What `npm start` was asked for; `why` where it cannot be understood.
 *  @param {readonly string[]} args
 *  @returns {{ class: boolean, address: string | null } | { why: string }} */
export function readOptions(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { class: { type: 'boolean', default: false }, address: { type: 'string' } },
    });
    if (values.address !== undefined && !values.class) return { why: '--address needs --class.' };
    return { class: values.class, address: values.address ?? null };
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) };
  }
}
