/** An object the demo can talk about: the words people use for it, and the fields worth showing. */
export interface Kind {
  object: string;
  singular: string;
  plural: string;
  /** How it is called in questions: a regular expression without anchors. */
  words: string;
  /** Field to cite a record by. */
  name: string;
  /** Fields of a list, after Id and name, with their headings. */
  columns: readonly [field: string, heading: string][];
  order: string;
  /** Conditions for "open" and for "closed". */
  open?: readonly [open: string, closed: string];
  owned: boolean;
  /** The date that "this month" means when no other is said, and its verb: "closing this month". */
  date: string;
  dateVerb: string;
  /** Something has to be done by that date: it can be overdue. */
  isDue?: boolean;
  /** The field that "how much" means. */
  money?: string;
  /** More fields to sort by: words → field. */
  sorts?: Readonly<Record<string, string>>;
  /** Adjectives that are a condition. */
  flags?: readonly [words: RegExp, condition: string, said: string][];
  /** Country, state and city, for "in Germany". */
  places?: readonly string[];
  /** Fields to group by: words → path and heading. */
  groups: Readonly<Record<string, readonly [path: string, heading: string]>>;
  /** Lookup to a record of another object, by that object. */
  parents: Readonly<Record<string, string>>;
}

const owner = ['Owner.Name', 'Owner'] as const;

export const ownerGroups = { owner, owners: owner, rep: owner, reps: owner, 'sales rep': owner, user: owner };

export const rating: [RegExp, string, string][] = [
  [/\bhot\b/, "Rating = 'Hot'", 'hot'],
  [/\bwarm\b/, "Rating = 'Warm'", 'warm'],
  [/\bcold\b/, "Rating = 'Cold'", 'cold'],
];

export const priority: [RegExp, string, string][] = [
  [
    /\bhigh(est)?[ -]?priority\b|\bpriority (is )?high\b|\burgent\b|\bcritical\b/,
    "Priority = 'High'",
    'high-priority',
  ],
  [/\blow[ -]?priority\b|\bpriority (is )?low\b/, "Priority = 'Low'", 'low-priority'],
];
