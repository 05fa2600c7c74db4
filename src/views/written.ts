/** Whether a name holds what is written on its control, whatever the case: who speaks to a control says
 *  what is seen (WCAG 2.5.3). */
export const holdsWritten = (name: string, written: string): boolean =>
  name.toLowerCase().includes(written.toLowerCase());
