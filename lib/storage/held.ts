/** One kind of thing that Recordside holds right now, for the page that shows it live. */
export interface HeldItem {
  readonly id:
    | 'settings'
    | 'agents'
    | 'people'
    | 'connections'
    | 'shares'
    | 'secrets'
    | 'access_tokens'
    | 'conversations'
    | 'results'
    | 'undo'
    | 'waiting'
    | 'activity'
    | 'spend'
    | 'keys'
    | 'describes';
  readonly count: number;
  /** Size as stored; null where it cannot be told. */
  readonly bytes: number | null;
  readonly place: 'disk' | 'disk_sealed' | 'memory';
}
