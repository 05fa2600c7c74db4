import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readBinary } from './picture-binaries.ts';

/** Pictures as PNG without a browser, in the fonts of the page: the same octets everywhere. */

let started: Promise<void> | null = null;

/** What the fonts call themselves. */
const families = { sans: 'Inter', mono: 'JetBrains Mono' } as const;

/** Letters that the fonts lack, and what stands for them. */
const lacking: Readonly<Record<string, string>> = { '→': '›' };

const textElement = /<text ([^>]*?) font-weight="(?:[6-9]\d\d)"([^>]*)>([^<]*)<\/text>/g;
const halo = / paint-order="stroke" stroke="[^"]*" stroke-width="[^"]*" stroke-linejoin="round"/;

/** The renderer knows one weight of a variable font: bold text is drawn with a pen of its own colour, over
 *  the halo it may have. */
function emboldened(svg: string): string {
  return svg.replace(textElement, (_, before: string, behind: string, text: string) => {
    const attributes = `${before}${behind}`;
    const bare = attributes.replace(halo, '');
    const fill = / ?fill="([^"]*)"/.exec(bare)?.[1] ?? '#000000';
    const size = Number(/font-size="([^"]*)"/.exec(bare)?.[1] ?? 12);
    const pen = `stroke="${fill}" stroke-width="${Math.round(size * 4) / 100}"`;
    const around = bare === attributes ? '' : `<text ${attributes}>${text}</text>`;
    return `${around}<text ${bare} ${pen}>${text}</text>`;
  });
}

/** An SVG picture of ours as PNG; `scale`: dots a CSS pixel, of which an inch has 96. */
export async function rasterise(svg: string, scale: number): Promise<Uint8Array> {
  started ??= initWasm(Uint8Array.from(readBinary('renderer')));
  await started;
  const drawn = new Resvg(
    emboldened(svg)
      .replace(/[→]/g, (letter) => lacking[letter] ?? letter)
      .replaceAll('font-family="monospace"', `font-family="${families.mono}"`),
    {
      fitTo: { mode: 'zoom', value: scale },
      font: {
        fontBuffers: [readBinary('sans'), readBinary('mono')],
        defaultFontFamily: families.sans,
        sansSerifFamily: families.sans,
      },
    },
  );
  try {
    const image = drawn.render();
    const png = image.asPng();
    image.free();
    return png;
  } finally {
    drawn.free();
  }
}
