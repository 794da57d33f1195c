import { EventEmitter } from './events.ts';

/**
 * jsforce's own root module loads the connection registry (files, prompts) and the browser client (window,
 * localStorage). What the rest of jsforce needs of it is the event that announces a new connection.
 */
const jsforce = new EventEmitter();

/** API modules (`jsforce/lib/api/soap.js`) add themselves to every connection made after they were loaded. */
export function registerModule(name: string, factory: (connection: unknown) => unknown): void {
  jsforce.on('connection:new', (connection) => {
    let made: unknown;
    Object.defineProperty(connection, name, {
      get: () => {
        made ??= factory(connection);
        return made;
      },
      enumerable: true,
      configurable: true,
    });
  });
}

export default jsforce;
