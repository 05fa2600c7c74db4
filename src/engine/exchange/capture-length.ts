/** Largest file looked into for messages, in octets. */
export const maxCaptureLength = 64 * 2 ** 20;
