declare module 'virtual:texts/*' {
  const texts: Readonly<Record<string, unknown>>;
  export default texts;
}

declare module 'virtual:texts' {
  type Part = () => Promise<{ default: Readonly<Record<string, unknown>> }>;
  /** The two parts of each language by its name. */
  const languages: Readonly<Record<string, Readonly<{ first?: Part; later: Part }>>>;
  export default languages;
}

declare module 'virtual:texts/phone' {
  type PhoneTexts = { readonly [name: string]: string | PhoneTexts };
  /** The texts of the page of the phones, by language. */
  const texts: Readonly<Record<string, PhoneTexts>>;
  export default texts;
}
