/** The part of sax that is used here: it brings no types of its own. */
declare module 'sax' {
  interface QualifiedTag {
    /** Without its prefix. */
    local: string;
    /** Namespace. */
    uri: string;
    attributes: Record<string, { local: string; uri: string; value: string }>;
  }
  interface Parser {
    onopentag: (tag: QualifiedTag) => void;
    onclosetag: (name: string) => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    ondoctype: (doctype: string) => void;
    onerror: (error: Error) => void;
    write(text: string): Parser;
    close(): Parser;
  }
  const sax: { parser(strict: boolean, options: { xmlns: boolean; position: boolean }): Parser };
  export default sax;
}
