import * as real from '../crypto/sakke.ts';
import { remembered } from './remembered.ts';

/** Stands for `crypto/sakke.ts` in the tests of what is built on it (vitest.config.ts). */
export * from '../crypto/sakke.ts';
export const createSakkeKms = remembered(real.createSakkeKms);
export const deriveRsk = remembered(real.deriveRsk);
export const validateRsk = remembered(real.validateRsk);
export const encapsulate = remembered(real.encapsulate);
export const decapsulate = remembered(real.decapsulate);
export const decapsulateUntested = remembered(real.decapsulateUntested);
