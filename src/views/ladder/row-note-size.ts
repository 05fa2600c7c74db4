/** Letters and lines of what is said at a row of two figures side by side, in pixels. */
export const noteSize = 14;
export const noteLine = 19;
