import { deafStream } from '../fetch-transport.ts';

/** Streams of rows (bulk, CSV) are not used; requests answer with their whole body. */
export function createLazyStream() {
  return { stream: deafStream, setStream: (_stream: unknown): void => {} };
}
