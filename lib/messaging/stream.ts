import browser, { type Runtime } from 'webextension-polyfill';
import { STREAM_PORT, type StreamEvent } from './protocol.ts';

/**
 * The panel's end: text of streaming turns as it comes. The port dies with the background and is opened again, which
 * also starts the background, so an answer that was cut goes on. Returns the way to stop.
 */
export function watchStream(onEvent: (event: StreamEvent) => void): () => void {
  let port: Runtime.Port | null = null;
  let stopped = false;
  const connect = () => {
    if (stopped) return;
    port = browser.runtime.connect({ name: STREAM_PORT });
    port.onMessage.addListener((event: unknown) => onEvent(event as StreamEvent));
    port.onDisconnect.addListener(() => setTimeout(connect, RECONNECT_AFTER_MS));
  };
  connect();
  return () => {
    stopped = true;
    port?.disconnect();
  };
}

const RECONNECT_AFTER_MS = 250;
