import { useMemo } from 'react';
import { encode } from 'uqr';

/** A QR code as a drawing, a unit a module, with the white border that readers need. Upper-case letters,
 *  digits and `:/.` take less room. */
export function qrDrawing(text: string): Readonly<{ size: number; path: string }> {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: dark.join('') };
}

type Props = Readonly<{ text: string; label: string; className?: string | undefined }>;

/** Black on white whatever the colours of the page: some readers take no other. */
export function QrCode({ text, label, className }: Props) {
  const { size, path } = useMemo(() => qrDrawing(text), [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
