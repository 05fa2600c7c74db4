import { dotsPerMm } from '../ui/picture-size.ts';

/** Pictures as PNG on the page, drawn by the browser. */

/** Dots of a canvas that every browser has room for: some phones stop there. */
export const mostDots = 16_777_216;
const mostAcross = 16_384;

/** Whether a picture of so many dots can be drawn. */
export const fitsCanvas = (width: number, height: number): boolean =>
  width > 0 && height > 0 && Math.max(width, height) <= mostAcross && width * height <= mostDots;

/** Dots of an SVG picture of ours, which states its size in millimetres; `scale`: dots a CSS pixel. */
export function dotsOf(svg: string, scale: number): Readonly<{ width: number; height: number }> {
  const [, width = '0', height = '0'] =
    /^<svg [^>]*width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg) ?? [];
  const dots = (mm: string) => Math.round(Number(mm) * dotsPerMm(scale));
  return { width: dots(width), height: dots(height) };
}

/** An SVG picture of ours as PNG; `scale`: dots a CSS pixel, of which an inch has 96. Throws RangeError
 *  where `fitsCanvas` does not hold. */
export async function rasterise(svg: string, scale: number): Promise<Uint8Array> {
  const { width, height } = dotsOf(svg, scale);
  if (!fitsCanvas(width, height)) throw new RangeError(`no canvas has ${width} by ${height} dots`);
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (context === null) throw new RangeError('the browser has no canvas');
  context.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new RangeError(`no picture of ${width} by ${height} dots came out`);
  return new Uint8Array(await blob.arrayBuffer());
}
