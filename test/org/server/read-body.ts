import type { IncomingMessage } from 'node:http';

export const MAX_BODY = 50 * 1024 * 1024;

/** Reads a request body; undefined when it is over 50 MB, which is left unread. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
