import browser, { type Runtime } from 'webextension-polyfill';
import { isOwnPage } from './own-page.ts';
import { STREAM_PORT, type StreamEvent } from './protocol.ts';

/** The background's end: every open panel hears every text; one that joins late gets what came before. */
export class StreamHub {
  private readonly ports = new Set<Runtime.Port>();
  private readonly turns = new Map<string, { runId: string; text: string }>();

  /** Whether a panel is open somewhere. */
  get hasListeners(): boolean {
    return this.ports.size > 0;
  }

  /** Call synchronously at start. */
  listen(): void {
    browser.runtime.onConnect.addListener((port: Runtime.Port) => {
      if (port.name !== STREAM_PORT || !port.sender || !isOwnPage(port.sender)) return port.disconnect();
      this.ports.add(port);
      port.onDisconnect.addListener(() => this.ports.delete(port));
      for (const [turnId, turn] of this.turns) {
        port.postMessage({ runId: turn.runId, turnId, offset: 0, text: turn.text } satisfies StreamEvent);
      }
    });
  }

  push(runId: string, turnId: string, text: string): void {
    const before = this.turns.get(turnId)?.text ?? '';
    this.turns.set(turnId, { runId, text: before + text });
    const event: StreamEvent = { runId, turnId, offset: before.length, text };
    for (const port of this.ports) port.postMessage(event);
  }

  /** The turn stands in the database now. */
  end(turnId: string): void {
    this.turns.delete(turnId);
  }
}
