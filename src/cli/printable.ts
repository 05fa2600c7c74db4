/** Characters a terminal would act on instead of showing them: controls but the line feed, marks that turn
 *  the direction of writing, separators of lines. */
const unsafe = /(?!\n)\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu;

/** A text that a terminal only shows: what it would act on is written as `\u001b`. JSON stays the same
 *  JSON. */
export function printable(text: string): string {
  return text.replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
