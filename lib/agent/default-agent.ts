/** The agent that is there from the start. */
export const DEFAULT_AGENT_ID = 'default';
