import * as real from '../crypto/eccsi.ts';
import { remembered } from './remembered.ts';

/** Stands for `crypto/eccsi.ts` in the tests of what is built on it (vitest.config.ts). */
export * from '../crypto/eccsi.ts';
export const createEccsiKms = remembered(real.createEccsiKms);
export const issueEccsiKeys = remembered(real.issueEccsiKeys);
export const validateEccsiKeys = remembered(real.validateEccsiKeys);
export const signEccsi = remembered(real.signEccsi);
export const verifyEccsi = remembered(real.verifyEccsi);
