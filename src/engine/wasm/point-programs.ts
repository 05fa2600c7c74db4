/** Points of y² = x³ − 3x, their products in pairs. The formulas are those of `math/weighted.ts` and
 *  `math/xyzz.ts`, and so are the letters. */
import { carry, lanesOf, minus, plus, set, signed, times } from './lane-pass.ts';
import { defineProgram, type Target } from './lane-program.ts';

/** tangent(line): T = [2]T, and (a, c), (b, –) of the tangent at T. */
export function defineTangent(target: Target): void {
  const shape = { pairs: 2, keeps: ['weightedXZ', 'weightedY'] as const };
  defineProgram(target, 'tangent', shape, ({ place, mul, sqr, pass }, lineAC, lineB) => {
    const [XZ, Y1] = [place('weightedXZ'), place('weightedY')];
    const [[X, Z], [Y]] = [lanesOf(XZ), lanesOf(Y1)];
    const [squares, AB, moreSquares] = [place('aside0'), place('aside1'), place('aside2')];
    const [U1, UZ, UUc] = [place('aside3'), place('aside4'), place('aside5')];
    const [left, right, Ea, Yb] = [place('in0'), place('in1'), place('aside6'), place('aside7')];
    sqr(squares, XZ);
    const [XX, ZZ] = lanesOf(squares);
    pass(
      carry(AB, plus(XX, times(3, ZZ)), minus(XX, times(3, ZZ))),
      carry(U1, times(2, Y), times(2, Y)),
      carry(UZ, times(2, Y), Z),
    );
    const [A, B] = lanesOf(AB);
    mul(UUc, U1, UZ);
    sqr(moreSquares, AB);
    const [AA, BB] = lanesOf(moreSquares);
    pass(carry(left, minus(times(2, BB), AA), Z), carry(right, A, plus(A, times(2, B))));
    mul(Ea, left, right);
    const [E, a] = lanesOf(Ea);
    const [U] = lanesOf(U1);
    const [UU, c] = lanesOf(UUc);
    pass(set(left, U, X), set(right, E, A));
    mul(Yb, left, right);
    const [Y3, b] = lanesOf(Yb);
    pass(set(XZ, AA, UU), set(Y1, Y3, Y3), set(lineAC, a, c), set(lineB, b, b));
  });
}

/** chord(point, line, sign): T = T + (x₂, ±y₂), and (g, c) of the chord. */
export function defineChord(target: Target): void {
  const shape = { pairs: 2, hasSign: true, keeps: ['weightedXZ', 'weightedY'] as const };
  defineProgram(target, 'chord', shape, ({ place, mul, pass, sign }, point, line) => {
    const [XZ, Y1] = [place('weightedXZ'), place('weightedY')];
    const [[X, Z], [Y]] = [lanesOf(XZ), lanesOf(Y1)];
    const [x2, y2] = lanesOf(point);
    const [left, right] = [place('in0'), place('in1')];
    const product = (at: 0 | 1 | 2 | 3 | 4 | 5 | 6) => {
      const to = place(`aside${at}`);
      mul(to, left, right);
      return lanesOf(to);
    };
    pass(set(left, x2, Z), set(right, Z, Z));
    const [x2Z, ZZ] = product(0);
    pass(set(left, signed(sign, y2), Z), carry(right, ZZ, minus(X, x2Z)));
    const [H] = [lanesOf(right)[1]];
    const kept = place('aside7');
    pass(set(kept, H, H));
    const [y2ZZ, c] = product(1);
    const HG = place('aside8');
    pass(carry(HG, lanesOf(kept)[0], minus(Y, y2ZZ)));
    const [H1, G] = lanesOf(HG);
    pass(set(left, H1, G), set(right, c, G));
    const [HC, GG] = product(2);
    pass(set(left, X, H1), set(right, HC, HC));
    const [V, HHC] = product(3);
    pass(set(left, HC, G), set(right, HC, c));
    const [CC, Gc] = product(4);
    pass(set(left, c, Y), set(right, c, CC));
    const [Z3, YCC] = product(5);
    const X3 = plus(GG, times(-2, V), HHC);
    pass(
      set(left, Gc, Gc),
      carry(right, minus(V, X3), minus(V, X3)),
      carry(XZ, X3, Z3),
      set(line, G, c),
    );
    const [GcV] = product(6);
    pass(carry(Y1, minus(GcV, YCC), minus(GcV, YCC)));
  });
}

/** double(): A = [2]A. */
export function defineDouble(target: Target): void {
  const shape = { pairs: 0, keeps: ['sumXY', 'sumZZ'] as const };
  defineProgram(target, 'double', shape, ({ place, mul, pass }) => {
    const [XY, ZZs] = [place('sumXY'), place('sumZZ')];
    const [[X, Y], [ZZ, ZZZ]] = [lanesOf(XY), lanesOf(ZZs)];
    const [left, right, U1] = [place('in0'), place('in1'), place('aside8')];
    const product = (at: 0 | 1 | 2 | 3 | 4) => {
      const to = place(`aside${at}`);
      mul(to, left, right);
      return lanesOf(to);
    };
    pass(
      carry(left, times(2, Y), plus(X, ZZ)),
      carry(right, times(2, Y), minus(X, ZZ)),
      carry(U1, times(2, Y), times(2, Y)),
    );
    const [V, N] = product(0);
    const [U] = lanesOf(U1);
    pass(set(left, U, X), set(right, V, V));
    const [W, S] = product(1);
    const M1 = place('aside7');
    pass(carry(M1, times(3, N), times(3, N)));
    const [M] = lanesOf(M1);
    pass(set(left, M, V), set(right, M, ZZ));
    const [MM, ZZ3] = product(2);
    pass(set(left, W, W), set(right, ZZZ, Y));
    const [ZZZ3, WY] = product(3);
    const X3 = minus(MM, times(2, S));
    pass(set(left, M, M), carry(right, minus(S, X3), S));
    const [MSX] = product(4);
    pass(carry(XY, X3, minus(MSX, WY)), set(ZZs, ZZ3, ZZZ3));
  });
}

/** add(point, sign): A = A + (x, ±y). */
export function defineAdd(target: Target): void {
  const shape = { pairs: 1, hasSign: true, keeps: ['sumXY', 'sumZZ'] as const };
  defineProgram(target, 'add', shape, ({ place, mul, sqr, pass, sign }, point) => {
    const [XY, ZZs] = [place('sumXY'), place('sumZZ')];
    const [X, Y] = lanesOf(XY);
    const [left, right] = [place('in0'), place('in1')];
    const [scaled, HR, squares] = [place('aside0'), place('aside1'), place('aside2')];
    const [cubes, factors, last] = [place('aside3'), place('aside4'), place('aside5')];
    mul(scaled, point, ZZs);
    const [xZZ, yZZZ] = lanesOf(scaled);
    pass(carry(HR, minus(xZZ, X), minus(signed(sign, yZZZ), Y)));
    const [H, R] = lanesOf(HR);
    sqr(squares, HR);
    const [HH, RR] = lanesOf(squares);
    pass(set(left, H, X), set(right, HH, HH));
    mul(cubes, left, right);
    const [HHH, Q] = lanesOf(cubes);
    const X3 = minus(RR, plus(HHH, times(2, Q)));
    pass(set(factors, HH, HHH), set(left, R, Y), carry(right, minus(Q, X3), HHH));
    mul(ZZs, ZZs, factors);
    mul(last, left, right);
    const [RQX, YHHH] = lanesOf(last);
    pass(carry(XY, X3, minus(RQX, YHHH)));
  });
}
