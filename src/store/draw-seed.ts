/** Draws a seed: 16 octets as hex. */
export function drawSeed(fill: (octets: Uint8Array<ArrayBuffer>) => unknown): string {
  const octets = new Uint8Array(16);
  fill(octets);
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
