/** xml2js asks for it by name, but only for its chunked parsing of huge documents. */
export const setImmediate = (callback: () => void): unknown => setTimeout(callback, 0);
