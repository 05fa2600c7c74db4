import type { Inline, PaperText } from './paper.ts';

/** A text of the catalogue with what in it is marked: `[what the author fills in]`, `<figure-1>`. A number
 *  in brackets is that of a reference and stays as it is. */
export function markedText(text: string): PaperText {
  return text.split(/(\[[^\]\d][^\]]*\]|<[a-z]+-\d>)/).flatMap((part): Inline[] => {
    if (part === '') return [];
    const inside = part.slice(1, -1);
    if (part.startsWith('<')) return [{ kind: 'reference', to: inside }];
    if (/^\[[^\]\d]/.test(part)) return [{ kind: 'placeholder', text: inside }];
    return [part];
  });
}
