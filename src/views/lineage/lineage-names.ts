import type { LineageValue } from '../../engine/index.ts';

/** How values are called on the screen. */

/** Names that say most, before the letters of a single document. */
const preferred = [
  'GMK',
  'GMK-ID',
  'GUK-ID',
  'User Salt',
  'RAND',
  'UID',
  'SSK',
  'PVT',
  'KSAK',
  'KPAK',
  'z_T',
  'Z_T',
];
const plain: Readonly<Record<string, string>> = {
  'K_(a,T)': 'RSK',
  'K_(b,S)': 'RSK',
  UserDecryptKey: 'RSK',
  Z_S: 'Z_T',
  encapsulatedData: 'SAKKE data',
  SIG: 'signature',
  M: 'signedOctetsM',
  p1Identity: 'identity',
  p2KmsUri: 'KMS URI',
};

/** The one name a value goes by. */
export function mainName({ names }: LineageValue): string {
  const known = preferred.find((name) => names.includes(name));
  if (known !== undefined) return known;
  const first = names[0] ?? '';
  const said = names.find((name) => plain[name] !== undefined);
  return (said === undefined ? undefined : plain[said]) ?? first;
}

/** The octets, or the text, in one short line. */
export function shortValue({ key, text }: LineageValue, most = 16): string {
  const whole = text ?? key;
  if (whole.length <= most) return whole;
  const half = Math.floor((most - 1) / 2);
  return `${whole.slice(0, half)}…${whole.slice(-half)}`;
}
