import * as z from 'zod/mini';
import type { Input, RequestName } from './protocol.ts';

const id = z.string().check(z.minLength(1), z.maxLength(64));
const QUESTION_LIMIT = 100_000;

/** What each request must look like; anything else is refused before a handler sees it. */
export const requestSchemas: { readonly [K in RequestName]: z.ZodMiniType<Input<K>> } = {
  open: z.null(),
  ask: z.object({
    conversationId: id,
    text: z.string().check(z.minLength(1), z.maxLength(QUESTION_LIMIT)),
    page: z.nullable(z.object({ url: z.string(), title: z.string() })),
    origin: z.enum(['chat', 'context_menu']),
    timeZone: z.string().check(z.maxLength(64)),
  }),
  stop: z.object({ runId: id }),
  retry: z.object({ runId: id }),
  deleteConversation: z.object({ conversationId: id }),
  deleteAllConversations: z.null(),
  listTools: z.null(),
  connect: z.null(),
  disconnect: z.object({ connectionId: id }),
  testConnection: z.object({ connectionId: id }),
  callbackAddress: z.null(),
  saveModelKey: z.object({ providerId: id, key: z.string().check(z.maxLength(4_096)) }),
  listModels: z.object({ providerId: id }),
  testModel: z.object({ providerId: id, model: z.string().check(z.maxLength(256)) }),
};
