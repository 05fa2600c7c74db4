type Fields = Readonly<Record<string, unknown>>;

export const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The fields that differ from those of `base`. */
export function differences(value: Fields, base: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([key, item]) => !sameJson(item, base[key])),
  );
}
