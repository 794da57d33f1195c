import { readFileSync } from 'node:fs';

/**
 * An in-memory stand-in for the extension API, for unit tests only: storage areas with change events, i18n from the
 * English locale file, alarms and runtime as far as `lib/` uses them. `resetBrowser()` between tests.
 */
type Listener = (...args: never[]) => unknown;

class FakeEvent {
  private readonly listeners = new Set<Listener>();
  addListener(listener: Listener) {
    this.listeners.add(listener);
  }
  removeListener(listener: Listener) {
    this.listeners.delete(listener);
  }
  hasListener(listener: Listener) {
    return this.listeners.has(listener);
  }
  emit(...args: unknown[]) {
    return [...this.listeners].map((listener) => (listener as (...a: unknown[]) => unknown)(...args));
  }
  clear() {
    this.listeners.clear();
  }
}

// One browser for a test file, also across `vi.resetModules()`, which plays a background that starts again.
const shared = globalThis as { fakeBrowser?: typeof made };

const onChanged = new FakeEvent();

class FakeArea {
  private readonly name: string;
  private values = new Map<string, unknown>();
  constructor(name: string) {
    this.name = name;
  }
  async get(keys?: string | string[] | null): Promise<Record<string, unknown>> {
    const wanted = keys == null ? [...this.values.keys()] : [keys].flat();
    return Object.fromEntries(
      wanted.filter((key) => this.values.has(key)).map((key) => [key, structuredClone(this.values.get(key))]),
    );
  }
  async set(items: Record<string, unknown>) {
    const changes: Record<string, unknown> = {};
    for (const [key, newValue] of Object.entries(items)) {
      changes[key] = { oldValue: this.values.get(key), newValue };
      this.values.set(key, structuredClone(newValue));
    }
    onChanged.emit(changes, this.name);
  }
  async remove(keys: string | string[]) {
    const changes: Record<string, unknown> = {};
    for (const key of [keys].flat()) {
      if (!this.values.has(key)) continue;
      changes[key] = { oldValue: this.values.get(key) };
      this.values.delete(key);
    }
    onChanged.emit(changes, this.name);
  }
  async clear() {
    await this.remove([...this.values.keys()]);
  }
}

const messages = JSON.parse(
  readFileSync(new URL('../../public/_locales/en/messages.json', import.meta.url), 'utf8'),
) as Record<string, { message: string }>;

const made = {
  i18n: {
    getMessage(key: string, subs: string | string[] = []) {
      const values = [subs].flat();
      return (messages[key]?.message ?? '').replace(/\$(\d)/g, (_, n) => values[Number(n) - 1] ?? '');
    },
    getUILanguage: () => 'en',
  },
  storage: {
    local: new FakeArea('local'),
    session: new FakeArea('session'),
    managed: new FakeArea('managed'),
    onChanged,
  },
  runtime: {
    id: 'nijidjojdighmlkpnnjenbaljpopiokb',
    getURL: (path: string) =>
      `chrome-extension://nijidjojdighmlkpnnjenbaljpopiokb/${path.replace(/^\//, '')}`,
    onMessage: new FakeEvent(),
    onConnect: new FakeEvent(),
    getPlatformInfo: async () => ({ os: 'linux', arch: 'x86-64' }),
  },
  identity: {
    getRedirectURL: (path = '') => `https://nijidjojdighmlkpnnjenbaljpopiokb.chromiumapp.org/${path}`,
    launchWebAuthFlow: async (_details: { url: string; interactive?: boolean }): Promise<string> => {
      throw new Error('launchWebAuthFlow is not set up in this test');
    },
  },
};

shared.fakeBrowser ??= made;
const browser = shared.fakeBrowser;

export function resetBrowser() {
  for (const area of [browser.storage.local, browser.storage.session, browser.storage.managed])
    void area.clear();
  for (const event of [browser.storage.onChanged, browser.runtime.onMessage, browser.runtime.onConnect])
    event.clear();
}

export default browser;
