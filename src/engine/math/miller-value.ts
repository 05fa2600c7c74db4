/** Elements x₁ + i·x₂ of F_p² inside a Miller loop: coordinates between −p and p, and a factor in F_p
 *  means nothing, since the final power takes it away. */
export type MillerValue = Readonly<{ x1: bigint; x2: bigint }>;

/** The square: two products, two reductions. */
export function squareValue({ x1, x2 }: MillerValue, p: bigint): MillerValue {
  return { x1: ((x1 + x2) * (x1 - x2)) % p, x2: ((x1 + x1) * x2) % p };
}

/** The product: three products, two reductions. */
export function multiplyValues(a: MillerValue, b: MillerValue, p: bigint): MillerValue {
  const real = a.x1 * b.x1;
  const imaginary = a.x2 * b.x2;
  const mixed = (a.x1 + a.x2) * (b.x1 + b.x2);
  return { x1: (real - imaginary) % p, x2: (mixed - real - imaginary) % p };
}
