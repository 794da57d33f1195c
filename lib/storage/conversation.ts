/** A thread of runs. Its title comes from the first question, and is as secret as that. */
export interface Conversation {
  readonly id: string;
  readonly title: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}
