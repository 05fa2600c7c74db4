/** The numbers of an option of a command line: `--groups=1,10,100`. */
export function wholeNumbers(
  args: readonly string[],
  option: string,
  otherwise: string,
): readonly number[] {
  const given = args.find((arg) => arg.startsWith(`--${option}=`))?.slice(option.length + 3);
  const numbers = (given ?? otherwise).split(',').map(Number);
  if (numbers.some((number) => !Number.isInteger(number) || number < 1)) {
    throw new RangeError(`--${option}: expected whole numbers of at least 1`);
  }
  return numbers;
}
