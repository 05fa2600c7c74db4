import type { Plugin } from 'vite';
import { fieldOctets } from './src/engine/crypto/field-octets.ts';
import { bytesToHex } from './src/engine/model/bytes.ts';

/** Puts the modules of the field, made while building, in the place of what makes them. */
export const fieldOctetsInside: Plugin = {
  name: 'field-octets-inside',
  apply: 'build',
  load: {
    filter: { id: /\/src\/engine\/crypto\/field-octets\.ts$/ },
    handler() {
      const octets = {
        fma52: bytesToHex(fieldOctets('fma52')),
        f64: bytesToHex(fieldOctets('f64')),
      };
      return `import { hexToBytes } from '../model/bytes.ts';
const octets = ${JSON.stringify(octets)};
export const fieldOctets = (name) => hexToBytes(octets[name]);`;
    },
  },
};
