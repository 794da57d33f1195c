/** What was wrong with an answer that came with status 200, or did not come. */
export type FaultKind =
  /** The stream ended in the middle. */
  | 'cut'
  | 'empty'
  /** Nothing but thoughts, up to the limit on the answer's length. */
  | 'no_room'
  | 'filtered'
  /** A web page: the address is not that of an API. */
  | 'page'
  | 'malformed'
  /** No first byte, or silence in the middle. */
  | 'timeout'
  | 'stalled';

export class ReplyFault extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind, detail = '') {
    super(detail);
    this.name = 'ReplyFault';
    this.kind = kind;
  }
}
