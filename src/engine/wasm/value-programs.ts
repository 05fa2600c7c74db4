/** Values of F_p²: powers in the torus, and the Miller loop of a pairing at its second argument B.
 *  Lines and factors as in `math/line-table.ts`, but not divided by B's y. */
import {
  carry,
  type Lane,
  lanesOf,
  minus,
  type Pair,
  plus,
  set,
  signed,
  times,
} from './lane-pass.ts';
import { defineProgram, type LaneProgram, type Target } from './lane-program.ts';

/** The value squared, not balanced: ((x₁ + x₂)(x₁ − x₂), 2x₁x₂). */
function squared({ place, mul, pass }: LaneProgram, value: Pair): readonly [Lane, Lane] {
  const [x1, x2] = lanesOf(value);
  const [left, right, square] = [place('in0'), place('in1'), place('aside0')];
  pass(carry(left, plus(x1, x2), times(2, x1)), set(right, minus(x1, x2), x2));
  mul(square, left, right);
  return lanesOf(square);
}

/** to = (a₁ + i·a₂)(b₁ + i·b₂) with one reduction a coordinate. Balanced b. */
function complexProduct(
  { place, mul2, pass }: LaneProgram,
  to: Pair,
  [a1, a2]: readonly [Lane, Lane],
  [b1, b2]: readonly [Lane, Lane],
): void {
  const [left, right, left2, right2] = [place('in0'), place('in1'), place('in2'), place('in3')];
  pass(
    set(left, a1, a1),
    carry(right, b1, b2),
    set(left2, a2, a2),
    carry(right2, times(-1, b2), b1),
  );
  mul2(to, left, right, left2, right2);
}

export function defineValuePrograms(target: Target): void {
  const keeps = ['value'] as const;
  /** square(): value². */
  defineProgram(target, 'square', { pairs: 0, keeps }, (program) => {
    const value = program.place('value');
    const [s1, s2] = squared(program, value);
    program.pass(set(value, s1, s2));
  });

  /** timesRatio(t, sign): value·(1 ± i·t), with t in both lanes. */
  const ratio = { pairs: 1, hasSign: true, keeps };
  defineProgram(target, 'timesRatio', ratio, ({ place, mul, pass, sign }, t) => {
    const value = place('value');
    const [[x1, x2], swapped, product] = [lanesOf(value), place('in0'), place('aside0')];
    pass(set(swapped, times(-1, x2), x1));
    mul(product, swapped, t);
    const [y1, y2] = lanesOf(product);
    pass(carry(value, plus(x1, signed(sign, y1)), plus(x2, signed(sign, y2))));
  });

  /** multiply(to, a, b): a·b. */
  defineProgram(target, 'multiply', { pairs: 3, keeps: [] }, (program, to, a, b) => {
    complexProduct(program, to as Pair, lanesOf(a as Pair), lanesOf(b as Pair));
  });
}

/** a·x + b + i·c·y, not balanced. */
function tangentAtB({ place, mul }: LaneProgram, lineAC: Pair, lineB: Pair): readonly [Lane, Lane] {
  const scaled = place('aside1');
  mul(scaled, lineAC, place('argument'));
  const [ax, cy] = lanesOf(scaled);
  return [plus(ax, lanesOf(lineB)[0]), cy];
}

export function defineLinePrograms(target: Target): void {
  const keeps = ['value', 'argument'] as const;
  /** tangentStep(lineAC, lineB): value²·(the tangent at B). */
  defineProgram(target, 'tangentStep', { pairs: 2, keeps }, (program, lineAC, lineB) => {
    const value = program.place('value');
    const line = tangentAtB(program, lineAC as Pair, lineB as Pair);
    complexProduct(program, value, squared(program, value), line);
  });

  /** chordStep(line, slope, offset, sign): value·(g·slope ± c·offset), or its conjugate. */
  const chord = { pairs: 3, hasSign: true, keeps };
  defineProgram(target, 'chordStep', chord, (program, line, slope, offset) => {
    const { place, mul2, pass, sign } = program;
    const [g, c] = lanesOf(line as Pair);
    const [left, left2, factor, value] = [
      place('in0'),
      place('in2'),
      place('aside1'),
      place('value'),
    ];
    pass(set(left, g, g), set(left2, signed(sign, c), signed(sign, c)));
    mul2(factor, left, slope as Pair, left2, offset as Pair);
    const [f1, f2] = lanesOf(factor);
    const conjugated = place('aside0');
    pass(set(conjugated, f1, signed(sign, f2)));
    complexProduct(program, value, lanesOf(value), lanesOf(conjugated));
  });

  /** tangentValue(to, lineAC, lineB): the tangent at B. */
  const argument = { keeps: ['argument'] as const };
  defineProgram(target, 'tangentValue', { ...argument, pairs: 3 }, (program, to, lineAC, lineB) => {
    const [l1, l2] = tangentAtB(program, lineAC as Pair, lineB as Pair);
    program.pass(carry(to as Pair, l1, l2));
  });

  /** factorsOf(slope, offset, point, f): f·(x + x_d) and f·(−y_d + i·y), the two parts of a chord through
   *  the point d. */
  defineProgram(
    target,
    'factorsOf',
    { ...argument, pairs: 4 },
    (program, slope, offset, point, f) => {
      const { place, mul, pass } = program;
      const [[x, y], [xd, yd]] = [lanesOf(place('argument')), lanesOf(point as Pair)];
      const sum = place('aside1');
      pass(carry(sum, plus(x, xd), plus(x, xd)));
      mul(slope as Pair, sum, f as Pair);
      complexProduct(program, offset as Pair, lanesOf(f as Pair), [times(-1, yd), y]);
    },
  );
}
