import { mkiLength } from '../../engine/index.ts';
import type { ByteField } from '../../ui/byte-field.ts';

/** The common header as the tree shows it: summed up by its CSB ID, which names the key; an SPI that
 *  holds an MKI with `note`, for no clause puts it there. Source: TS 33.179 §E.2. */
export function withHeaderNotes(nodes: readonly ByteField[], note: string): readonly ByteField[] {
  return nodes.map((node) => {
    if (node.path !== 'HDR') return node;
    const csbId = node.children.find(({ path }) => path === 'HDR.csbId');
    return { ...node, text: csbId?.text ?? '', children: noteSpi(node.children, note) };
  });
}

function noteSpi(nodes: readonly ByteField[], note: string): readonly ByteField[] {
  return nodes.map((node) => {
    if (node.children.length > 0) return { ...node, children: noteSpi(node.children, note) };
    const isMki = node.path.endsWith('.spi') && node.end - node.start === mkiLength;
    return isMki ? { ...node, valueName: note, unverified: true } : node;
  });
}
