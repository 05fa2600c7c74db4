/** Every program of the module. */
import type { Target } from './lane-program.ts';
import { defineAdd, defineChord, defineDouble, defineTangent } from './point-programs.ts';
import { defineSumPrograms } from './sum-programs.ts';
import { defineLinePrograms, defineValuePrograms } from './value-programs.ts';

export function definePrograms(target: Target): void {
  defineTangent(target);
  defineChord(target);
  defineDouble(target);
  defineAdd(target);
  defineValuePrograms(target);
  defineLinePrograms(target);
  defineSumPrograms(target);
}
