/**
 * One call for all who want the same thing at the same time. Who aborts leaves alone; when all have left, the call
 * itself is aborted.
 */
export class SharedFlights<T> {
  private readonly flights = new Map<
    string,
    { promise: Promise<T>; waiting: number; controller: AbortController }
  >();

  async join(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    let flight = this.flights.get(key);
    if (!flight) {
      const controller = new AbortController();
      flight = { promise: start(controller.signal), waiting: 0, controller };
      this.flights.set(key, flight);
      const own = flight;
      const land = () => {
        if (this.flights.get(key) === own) this.flights.delete(key);
      };
      own.promise.then(land, land);
    }
    flight.waiting += 1;
    try {
      return await untilAborted(flight.promise, signal);
    } finally {
      flight.waiting -= 1;
      if (flight.waiting === 0) {
        // Nobody may join a call that is about to be cut.
        if (this.flights.get(key) === flight) this.flights.delete(key);
        flight.controller.abort();
      }
    }
  }
}

/** The promise's outcome, or the signal's reason if that comes first; the work behind the promise goes on. */
export function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
