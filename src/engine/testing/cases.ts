/** How many cases a property tries: as few as find most mistakes, so that the tests are done soon. With
 *  `KEYLADDER_CASES=20` in the environment twenty times as many, for a long run. */
export const cases = (few: number): number =>
  Math.ceil(few * Number(process.env.KEYLADDER_CASES ?? 1));
