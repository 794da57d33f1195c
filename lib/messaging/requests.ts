import * as z from 'zod/mini';
import { METHODS } from '../storage/agent.ts';
import type { Input, RequestName } from './protocol.ts';

const id = z.string().check(z.minLength(1), z.maxLength(64));
const stepId = z.string().check(z.minLength(1), z.maxLength(128));
const envelope = z.string().check(z.regex(/^[0-9a-f]{64}$/));
/** `shared-<org id>-<user id>` at its longest. */
const connectionId = z.string().check(z.minLength(1), z.maxLength(128));
const signInApp = z.object({
  consumerKey: z.string().check(z.maxLength(512)),
  loginUrl: z.string().check(z.maxLength(512)),
  scopes: z.string().check(z.maxLength(1_000)),
});
const passphrase = z.string().check(z.minLength(1), z.maxLength(1_000));
const privateKey = z.string().check(z.minLength(1), z.maxLength(20_000));
/** What somebody pasted or chose: anything, but not without end. */
const shareText = z.string().check(z.maxLength(1_000_000));
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
    agentId: id,
  }),
  stop: z.object({ runId: id }),
  retry: z.object({ runId: id }),
  goOn: z.object({ runId: id }),
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
  connect: z.object({
    connectionId: z.nullable(connectionId),
    app: z.nullable(signInApp),
    method: z.enum(METHODS),
  }),
  connectWithKey: z.object({ app: signInApp, username: z.string().check(z.maxLength(255)), privateKey }),
  checkSignIn: z.object({ app: signInApp }),
  saveConnectionApp: z.object({ connectionId, app: signInApp }),
  disconnect: z.object({ connectionId }),
  sharingIdentity: z.null(),
  share: z.object({
    connectionId,
    sharer: z.string().check(z.maxLength(120)),
    people: z
      .array(
        z.object({
          personId: id,
          name: z.string().check(z.maxLength(120)),
          publicKey: z.string().check(z.maxLength(128)),
        }),
      )
      .check(z.maxLength(1_000)),
    passphrase: z.nullable(passphrase),
    privateKey: z.nullable(privateKey),
  }),
  inspectShare: z.object({ text: shareText, passphrase: z.nullable(passphrase) }),
  importShare: z.object({ text: shareText, passphrase: z.nullable(passphrase) }),
  removeFromShare: z.object({ connectionId, personId: id }),
  rotateShare: z.object({ connectionId }),
  revokeShare: z.object({ connectionId }),
  testConnection: z.object({ connectionId }),
  callbackAddress: z.null(),
  saveModelKey: z.object({ providerId: id, key: z.string().check(z.maxLength(4_096)) }),
  listModels: z.object({ providerId: id }),
  testModel: z.object({ providerId: id, model: z.string().check(z.maxLength(256)) }),
  deleteEverything: z.null(),
};
