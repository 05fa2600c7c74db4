import { base64 } from '@scure/base';

/** A style sheet that gives a picture the font of the page, from its WOFF2 file. */
export const pageFontStyle = (woff2: Uint8Array): string =>
  `@font-face{font-family:Inter;font-weight:100 900;src:url(data:font/woff2;base64,${base64.encode(woff2)}) format("woff2")}`;
