/** sax offers a stream beside its parser; xml2js uses the parser. */
export function Stream(): void {}
