/** Many sums of affine points with one inversion, as in `math/affine-sums.ts`, two at a time, one in
 *  each lane: the differences are multiplied up, the product is inverted outside, and the inverses come
 *  back in the opposite order. */
import { carry, lanesOf, minus, type Pair, plus, set } from './lane-pass.ts';
import { defineProgram, type Target } from './lane-program.ts';

export function defineSumPrograms(target: Target): void {
  const keeps = ['running'] as const;
  /** gather(difference, before, A, B, C, D): x_B − x_A beside x_D − x_C, and the product of those before. */
  defineProgram(target, 'gather', { pairs: 6, keeps }, ({ place, mul, pass }, ...pairs) => {
    const [difference, before, A, B, C, D] = pairs as [Pair, Pair, Pair, Pair, Pair, Pair];
    const running = place('running');
    const [r1, r2] = lanesOf(running);
    pass(
      carry(difference, minus(lanesOf(B)[0], lanesOf(A)[0]), minus(lanesOf(D)[0], lanesOf(C)[0])),
      set(before, r1, r2),
    );
    mul(running, running, difference);
  });

  /** release(inverse, difference, before): 1/difference, and the product goes back by one. */
  defineProgram(target, 'release', { pairs: 3, keeps }, ({ place, mul }, ...pairs) => {
    const [inverse, difference, before] = pairs as [Pair, Pair, Pair];
    const running = place('running');
    mul(inverse, running, before);
    mul(running, running, difference);
  });

  /** ratios(E, F, inverse): x₂/x₁ of E into both its lanes, the same of F, given 1/x₁ of both. */
  defineProgram(target, 'ratios', { pairs: 3, keeps: [] }, ({ place, mul, pass }, ...pairs) => {
    const [E, F, inverse] = pairs as [Pair, Pair, Pair];
    const [seconds, products] = [place('in0'), place('aside0')];
    pass(set(seconds, lanesOf(E)[1], lanesOf(F)[1]));
    mul(products, seconds, inverse);
    const [e, f] = lanesOf(products);
    pass(set(E, e, e), set(F, f, f));
  });

  /** addTwo(toAB, toCD, A, B, C, D, inverse): A + B and C + D. */
  defineProgram(
    target,
    'addTwo',
    { pairs: 7, keeps: [] },
    ({ place, mul, sqr, pass }, ...pairs) => {
      const [toAB, toCD, A, B, C, D, inverse] = pairs as [Pair, Pair, Pair, Pair, Pair, Pair, Pair];
      const [[xA, yA], [xB, yB], [xC, yC], [xD, yD]] = [
        lanesOf(A),
        lanesOf(B),
        lanesOf(C),
        lanesOf(D),
      ];
      const [rises, slopes, squares] = [place('aside0'), place('aside1'), place('aside2')];
      const [xs, steps, ys] = [place('aside3'), place('aside4'), place('aside5')];
      pass(set(rises, minus(yB, yA), minus(yD, yC)));
      mul(slopes, rises, inverse);
      sqr(squares, slopes);
      const [ss1, ss2] = lanesOf(squares);
      const [x1, x2] = [minus(ss1, plus(xA, xB)), minus(ss2, plus(xC, xD))];
      pass(carry(xs, x1, x2), carry(steps, minus(xA, x1), minus(xC, x2)));
      mul(ys, slopes, steps);
      const [y1, y2] = lanesOf(ys);
      const [X1, X2] = lanesOf(xs);
      pass(carry(toAB, X1, minus(y1, yA)), carry(toCD, X2, minus(y2, yC)));
    },
  );
}
