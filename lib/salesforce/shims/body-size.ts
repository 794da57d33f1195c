/** A browser sets Content-Length by itself and refuses to be told. */
export const getBodySize = (): undefined => undefined;
