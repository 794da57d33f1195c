import * as z from 'zod/mini';
import type { Input, RequestName } from './protocol.ts';

const id = z.string().check(z.minLength(1), z.maxLength(64));
const stepId = z.string().check(z.minLength(1), z.maxLength(128));
const envelope = z.string().check(z.regex(/^[0-9a-f]{64}$/));
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
  approve: z.object({
    runId: id,
    stepId,
    envelope,
    edits: z.array(
      z.object({
        record: z.int().check(z.minimum(0), z.maximum(199)),
        field: z.string().check(z.maxLength(255)),
        value: z.nullable(z.union([z.string(), z.number(), z.boolean()])),
      }),
    ),
    allowDuplicates: z.boolean(),
  }),
  approveAll: z.object({ runId: id, steps: z.array(z.object({ stepId, envelope })) }),
  reject: z.object({ runId: id, stepId, note: z.nullable(z.string().check(z.maxLength(2_000))) }),
  undo: z.object({ runId: id, stepId }),
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
