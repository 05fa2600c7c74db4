/** Characters that XML has no place for, escaped or not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 §2.2 allows three of them
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text without the characters that XML has no place for. */
export const xmlText = (text: string): string => text.replace(notXml, '');
