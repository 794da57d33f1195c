import { deafStream } from '../fetch-transport.ts';

/** What jsforce's calls return: a promise. The stream it also has in Node is a deaf one here. */
export class StreamPromise<T> extends Promise<T> {
  stream(): typeof deafStream {
    return deafStream;
  }
  static create<T>(builder: () => { promise: Promise<T> }): StreamPromise<T> {
    const { promise } = builder();
    return new StreamPromise<T>((resolve, reject) => {
      promise.then(resolve, reject);
    });
  }
}
