import { useRef } from 'react';
import { chunksOf } from './group-blocks.ts';

const SIZE = 32;

/** A list that only grows, in chunks; a full one stays the same array, so that what is memoised by it is left alone. */
export function useChunks<T>(list: readonly T[]): readonly (readonly T[])[] {
  const last = useRef<readonly (readonly T[])[]>([]);
  const chunks = chunksOf(list, SIZE).map((chunk, at) => {
    const before = last.current[at];
    return before?.length === chunk.length && before.every((item, index) => item === chunk[index])
      ? before
      : chunk;
  });
  last.current = chunks;
  return chunks;
}
