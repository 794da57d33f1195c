type Listener = (...args: unknown[]) => void;

/**
 * As much of Node's EventEmitter as jsforce and xml2js use. The listeners stand apart from the object because xml2js
 * inherits the old way, without calling the constructor.
 */
const listenersOf = new WeakMap<object, Map<string, Listener[]>>();

function listeners(emitter: object): Map<string, Listener[]> {
  let known = listenersOf.get(emitter);
  if (!known) {
    known = new Map();
    listenersOf.set(emitter, known);
  }
  return known;
}

export class EventEmitter {
  on(event: string, listener: Listener): this {
    listeners(this).set(event, [...(listeners(this).get(event) ?? []), listener]);
    return this;
  }
  addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }
  once(event: string, listener: Listener): this {
    const once: Listener = (...args) => {
      this.off(event, once);
      listener.apply(this, args);
    };
    return this.on(event, once);
  }
  off(event: string, listener: Listener): this {
    listeners(this).set(
      event,
      (listeners(this).get(event) ?? []).filter((known) => known !== listener),
    );
    return this;
  }
  removeListener(event: string, listener: Listener): this {
    return this.off(event, listener);
  }
  removeAllListeners(event?: string): this {
    if (event === undefined) listeners(this).clear();
    else listeners(this).delete(event);
    return this;
  }
  listenerCount(event: string): number {
    return listeners(this).get(event)?.length ?? 0;
  }
  emit(event: string, ...args: unknown[]): boolean {
    const called = listeners(this).get(event) ?? [];
    // As in Node: an error that nobody listens for is thrown and not lost.
    if (event === 'error' && called.length === 0) throw args[0];
    for (const listener of called) listener.apply(this, args);
    return called.length > 0;
  }
}

export default EventEmitter;
