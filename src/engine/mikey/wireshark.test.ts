import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { octetLengths } from '../model/octet-lengths.ts';
import { purposeTags } from '../model/purpose.ts';
import { idRoles } from './idr.ts';
import { payloadRegistry } from './index.ts';
import { payloadTypeNames } from './payload-types.ts';
import { defaultGroupCallProfile } from './sp.ts';

/** The dissector for Wireshark is written by hand: its numbers are held against the tables here. That it
 *  runs is seen with tshark alone. */

const lua = readFileSync(new URL('../../../wireshark/keyladder.lua', import.meta.url), 'utf8');
const code = lua.replaceAll(/--[^\n]*/g, '').replaceAll(/"[^"\n]*"/g, '""');

/** A table of the file with names by number. */
function tableOf(name: string): Readonly<Record<number, string>> {
  const [, body = ''] = new RegExp(`local ${name} = \\{([^{}]*)\\}`).exec(lua) ?? [];
  const entries = body.matchAll(/\[(\w+)\] = "([^"]*)"/g);
  return Object.fromEntries([...entries].map(([, number, text = '']) => [Number(number), text]));
}

describe('the dissector', () => {
  it('[Keyladder §Wireshark] has the numbers of the tables', () => {
    expect(tableOf('payload_names')).toEqual(payloadTypeNames);
    expect(tableOf('purpose_tags')).toEqual(purposeTags);
    const roles = Object.entries(tableOf('roles')).map(([role, text]) => [
      /\((\w+)\)/.exec(text)?.[1],
      Number(role),
    ]);
    expect(Object.fromEntries(roles)).toEqual(idRoles);
    const policies = tableOf('policy_names');
    for (const { type, name } of defaultGroupCallProfile) expect(policies[type]).toBe(name);
    const { sakkeData, eccsiSignature } = octetLengths;
    expect(lua).toContain(
      `SAKKE_DATA_LENGTH, SIGNATURE_LENGTH = ${sakkeData}, ${eccsiSignature}\n`,
    );
  });

  it('[Keyladder §Wireshark] reads every payload that is read here', () => {
    const read = [...lua.matchAll(/^payloads\[(\d+)\] = /gm)].map(([, type]) => Number(type));
    const own = payloadRegistry.flatMap((payload) => ('type' in payload ? [payload.type] : []));
    expect(new Set(read)).toEqual(new Set(own));
  });

  it('[Keyladder §Wireshark] keeps to the Lua of every Wireshark 4', () => {
    expect(code).not.toMatch(
      /\/\/|<<|>>|[&|]|\bgoto\b|\butf8\.|\bstring\.(?:un)?pack\b|\bunpack\b/,
    );
    const names = [...lua.matchAll(/(?:field\("|f\[")(\w+)"/g)].map(([, name]) => name);
    expect(names.length).toBe(new Set(names).size);
    for (const [, name] of lua.matchAll(/\bf\.(\w+)/g)) expect(names).toContain(name);
    for (const [, name] of lua.matchAll(/\b(?:add|number|octets)\(\w+, "(\w+)"/g)) {
      expect(names).toContain(name);
    }
  });
});
