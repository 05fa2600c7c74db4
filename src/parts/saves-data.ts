/** Whether the reader has asked their browser to load no more than is needed (Save-Data). Where the browser
 *  does not tell, they have not. */
export function savesData(): boolean {
  const { connection } = navigator as { connection?: { saveData?: unknown } };
  return connection?.saveData === true;
}
