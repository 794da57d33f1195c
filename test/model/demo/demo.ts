import type { ChatRequest } from '../contract.ts';
import type { Reply } from '../reply.ts';

export function demoReply(_request: ChatRequest): { intent: string; reply: Reply } {
  return { intent: 'fallback', reply: { text: 'hello' } };
}
