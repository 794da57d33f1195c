import sax from 'sax';

/** An XML element: local name, namespace, text, children in order. */
export interface Element {
  name: string;
  namespace: string;
  text: string;
  children: Element[];
}

// Deeper than any message of the API; a bound so that hostile nesting ends early.
const MAX_DEPTH = 50;

/** Reads an XML document. Throws an Error for text that is not well formed, has a document type, or nests too deep. */
export function parseXml(text: string): Element {
  const root: Element = { name: '', namespace: '', text: '', children: [] };
  const open: Element[] = [root];
  const reader = sax.parser(true, { xmlns: true, position: false });
  const here = (): Element => open.at(-1) ?? root;
  reader.onopentag = ({ local, uri }) => {
    if (open.length > MAX_DEPTH) throw new Error('Elements are nested too deep');
    const element: Element = { name: local, namespace: uri, text: '', children: [] };
    here().children.push(element);
    open.push(element);
  };
  reader.onclosetag = () => {
    open.pop();
  };
  reader.ontext = (piece) => {
    here().text += piece;
  };
  reader.oncdata = reader.ontext;
  reader.ondoctype = () => {
    throw new Error('DOCTYPE is disallowed');
  };
  reader.onerror = (error) => {
    throw error;
  };
  reader.write(text).close();
  const [document, second] = root.children;
  if (!document) throw new Error('Premature end of file');
  if (second) throw new Error('Markup in the document following the root element must be well-formed');
  return document;
}

export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((one) => one.name === name);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for the inside of an element. Control characters, which XML cannot hold at all, are left out. */
export const escapeXml = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, (char) => (/\s/.test(char) ? char : ''))
    .replace(/[&<>"]/g, (char) => ENTITIES[char] ?? '');

/** An element with text in it. */
export const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
