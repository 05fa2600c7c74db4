/** Hands a text to the user as a file. */
export const downloadText = (name: string, type: string, text: string): void =>
  downloadFile(name, type, [text]);

/** Hands a file in parts to the user. */
export function downloadFile(name: string, type: string, parts: readonly BlobPart[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
