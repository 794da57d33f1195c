import type { ModelInfo } from '../models/model.ts';
import type { Problem } from '../problem.ts';
import type { Connection } from '../storage/connection.ts';
import type { Edit } from '../storage/preview.ts';
import type { Tool } from '../tools/tool.ts';

/**
 * Everything the panel and the options page may ask of the background, by name: what goes in, what comes out.
 * `requests.ts` checks the inputs at run time; `send.ts` asks, `listen.ts` answers.
 */
export interface Protocol {
  /** Makes sure the conversation key is there; first message of every page. */
  open: { in: null; out: null };
  ask: {
    in: {
      conversationId: string;
      text: string;
      page: { url: string; title: string } | null;
      origin: 'chat' | 'context_menu';
      timeZone: string;
    };
    out: { runId: string };
  };
  stop: { in: { runId: string }; out: null };
  /** Tries a failed or interrupted run again from where it stood. */
  retry: { in: { runId: string }; out: null };
  /**
   * Says yes to what the card shows. `envelope` is the step's: when the card is out of date, nothing is written and a new
   * preview is made. `allowDuplicates` saves in spite of the duplicates that were found.
   */
  approve: {
    in: { runId: string; stepId: string; envelope: string; edits: readonly Edit[]; allowDuplicates: boolean };
    out: null;
  };
  /** Yes to several steps of one answer at once, each to its own envelope. */
  approveAll: { in: { runId: string; steps: readonly { stepId: string; envelope: string }[] }; out: null };
  reject: { in: { runId: string; stepId: string; note: string | null }; out: null };
  /** Takes a finished write back; the click is the approval. */
  undo: { in: { runId: string; stepId: string }; out: null };
  deleteConversation: { in: { conversationId: string }; out: null };
  /** Ends every run that is not over, then deletes all conversations, runs and results. */
  deleteAllConversations: { in: null; out: { deleted: number } };
  /** What the permissions are set for, in the order in which the model is offered them. */
  listTools: { in: null; out: { tools: readonly ToolFacts[] } };
  /** Signs in with the saved consumer key, login address and scopes; runs that waited go on by themselves. */
  connect: { in: null; out: Connection };
  /** Revokes the tokens in Salesforce, then forgets them. `revoked` is false where Salesforce could not be reached. */
  disconnect: { in: { connectionId: string }; out: { revoked: boolean } };
  testConnection: {
    in: { connectionId: string };
    out: { userName: string; orgName: string; usage: { used: number; limit: number } | null };
  };
  callbackAddress: { in: null; out: { url: string } };
  /** An empty key forgets the saved one. */
  saveModelKey: { in: { providerId: string; key: string }; out: null };
  listModels: { in: { providerId: string }; out: { models: readonly ModelInfo[] } };
  /** A real request with a real tool call; `toolCalling` tells whether the model made it. */
  testModel: { in: { providerId: string; model: string }; out: { toolCalling: boolean; durationMs: number } };
}

export type ToolFacts = Pick<Tool, 'name' | 'kind' | 'defaultPermission'>;

export type RequestName = keyof Protocol;
export type Input<K extends RequestName> = Protocol[K]['in'];
export type Output<K extends RequestName> = Protocol[K]['out'];

export type Reply<K extends RequestName> = { ok: true; value: Output<K> } | { ok: false; problem: Problem };

/** The one Port, background to panel: text of the turns that are streaming. */
export const STREAM_PORT = 'stream';

export interface StreamEvent {
  readonly runId: string;
  readonly turnId: string;
  /** Characters that came before; 0 with the whole text so far when a panel joins. */
  readonly offset: number;
  readonly text: string;
}
