/** Members asked of a worker at a time, at most: on a slow machine without WebAssembly so many are a second or
 *  two, and a worker of which nothing is heard for long is given up. */
const longest = 4;
/** Pieces that each worker should still get behind the next one: the end is cut so fine that all workers
 *  come to it together. */
const piecesAhead = 12;

/** Cuts a work into pieces, long ones first, for so many workers; the first for each is of one, so that
 *  there is soon something to see. */
export function cutInPieces(count: number, workers: number): readonly (readonly number[])[] {
  const pieces: number[][] = [];
  for (let from = 0; from < count; ) {
    const share = Math.floor((count - from) / (workers * piecesAhead));
    const length = pieces.length < workers ? 1 : Math.max(1, Math.min(share, longest));
    pieces.push(Array.from({ length }, (_, at) => from + at));
    from += length;
  }
  return pieces;
}
