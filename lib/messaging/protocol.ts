import type { ModelInfo } from '../models/model.ts';
import type { Problem } from '../problem.ts';
import type { ConnectionMethod } from '../storage/agent.ts';
import type { Connection } from '../storage/connection.ts';
import type { Edit } from '../storage/preview.ts';
import type { Settings } from '../storage/settings.ts';
import type { ShareSummary } from '../storage/share.ts';
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
      /** Which agent answers; one that is no more gives a problem. */
      agentId: string;
    };
    out: { runId: string };
  };
  stop: { in: { runId: string }; out: null };
  /** Tries a failed or interrupted run again from where it stood. */
  retry: { in: { runId: string }; out: null };
  /** Lets a run that paused at a limit go on, for as much again. */
  goOn: { in: { runId: string }; out: null };
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
  /**
   * Opens the sign-in window; runs that waited go on by themselves. With a `connectionId` that account signs in again,
   * through its own app. Else a new one, through `app`, or the app of the settings where that is null.
   */
  connect: {
    in: { connectionId: string | null; app: SignInApp | null; method: ConnectionMethod };
    out: Connection;
  };
  /** A service account without a window: JWT bearer. The key (PEM) is imported so that nobody can read it again. */
  connectWithKey: { in: { app: SignInApp; username: string; privateKey: string }; out: Connection };
  /** Asks Salesforce, without a window, what it can already tell of an app; null where it finds nothing wrong. */
  checkSignIn: { in: { app: SignInApp }; out: { problem: Problem | null } };
  /** The app that this connection signs in through the next time. */
  saveConnectionApp: { in: { connectionId: string; app: SignInApp }; out: Connection };
  /**
   * Revokes the tokens in Salesforce, then forgets them. `revoked` is false where Salesforce could not be reached, and
   * for a copy that somebody shared: that one is only forgotten.
   */
  disconnect: { in: { connectionId: string }; out: { revoked: boolean } };
  /** Makes the installation's key pair at first use. */
  sharingIdentity: {
    in: null;
    out: { publicKey: string; protection: 'not_extractable' | 'sealed'; mayShare: boolean };
  };
  /**
   * Seals a copy of a shared connection: to people's keys, or with a passphrase. `privateKey` (PEM) where the connection
   * signs with one, which cannot be read back from here.
   */
  share: {
    in: {
      connectionId: string;
      sharer: string;
      people: readonly { personId: string; name: string; publicKey: string }[];
      passphrase: string | null;
      privateKey: string | null;
    };
    out: { fileName: string; text: string };
  };
  /** Opens a sealed share and says what it is; keeps nothing. */
  inspectShare: { in: { text: string; passphrase: string | null }; out: ShareSummary };
  importShare: { in: { text: string; passphrase: string | null }; out: Connection };
  /** Takes a person off the list; their copy works until the next rotation. */
  removeFromShare: { in: { connectionId: string; personId: string }; out: null };
  /** A new sign-in as the same account, then the old token is revoked: every copy handed out before is dead. */
  rotateShare: { in: { connectionId: string }; out: { revoked: boolean } };
  /** Revokes the token in Salesforce: every copy is dead, this one too. */
  revokeShare: { in: { connectionId: string }; out: { revoked: boolean } };
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

  /** Ends runs, revokes what can be revoked, then forgets all that is held, settings and keys too. */
  deleteEverything: { in: null; out: { revoked: number; notRevoked: number } };
}

export type SignInApp = Settings['signIn'];

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
