declare module '*/en.json?first' {
  const texts: Readonly<Record<string, unknown>>;
  export default texts;
}

declare module '*/en.json?later' {
  const texts: Readonly<Record<string, unknown>>;
  export default texts;
}
