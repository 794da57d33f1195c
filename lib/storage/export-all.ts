import { readAgents } from './agents.ts';
import { readPeople } from './people.ts';
import { readSettings } from './settings.ts';

/** What the user set up, as JSON to read and to keep: settings, agents, people. Secrets are not in any of them. */
export async function exportAll(now = new Date()): Promise<string> {
  const [settings, agents, people] = await Promise.all([readSettings(), readAgents(), readPeople()]);
  return JSON.stringify(
    { format: 'recordside-settings', version: 1, exportedAt: now.toISOString(), settings, agents, people },
    null,
    2,
  );
}
