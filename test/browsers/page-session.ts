/**
 * The debugging protocol spoken to one page and to nothing else: test tools attach to every service worker they see, and a
 * worker with a debugger lives for ever.
 */
export interface PageSession {
  /** The value of an expression, awaited; it has to survive JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Closes the page too. */
  close(): Promise<void>;
}

interface Answer {
  id?: number;
  result?: {
    result?: { value?: unknown };
    exceptionDetails?: { exception?: { description?: string }; text: string };
  };
  error?: { message: string };
}

export async function openPageSession(endpoint: string, url: string): Promise<PageSession> {
  const http = new URL(endpoint);
  const made = await fetch(`http://${http.host}/json/new?${encodeURIComponent(url)}`, { method: 'PUT' });
  const { id, webSocketDebuggerUrl } = (await made.json()) as { id: string; webSocketDebuggerUrl: string };
  const socket = new WebSocket(webSocketDebuggerUrl);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error(`No page at ${url}`)), { once: true });
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  let calls = 0;
  const call = (method: string, params: object) =>
    new Promise<Answer>((resolve) => {
      calls += 1;
      waiting.set(calls, resolve);
      socket.send(JSON.stringify({ id: calls, method, params }));
    });

  const session: PageSession = {
    evaluate: async <T>(expression: string) => {
      const answer = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      const failure = answer.error?.message ?? answer.result?.exceptionDetails?.exception?.description;
      if (failure) throw new Error(failure);
      return answer.result?.result?.value as T;
    },
    close: async () => {
      socket.close();
      await fetch(`http://${http.host}/json/close/${id}`);
    },
  };
  await loaded(session, url);
  return session;
}

/** A new page is an empty one first, which is complete too. */
async function loaded(session: PageSession, url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const now = await session.evaluate<string>('document.readyState + " " + location.href');
    if (now.startsWith(`complete ${url}`)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not load`);
}
