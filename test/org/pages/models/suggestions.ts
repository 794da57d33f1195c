import { OrgError, type OrgSession } from '../../contract.ts';
import { recordHref } from './cell.ts';

const OBJECTS = ['Account', 'Contact', 'Opportunity', 'Lead', 'Case'];

/** What the search box offers for what was typed so far: at most eight records. */
export function suggestions(
  session: OrgSession,
  q: string,
): { object: string; text: string; href: string }[] {
  if (q.trim().length < 2) return [];
  try {
    const rows = session.parameterizedSearch({
      // What is typed is the beginning of a word.
      q: `${q.trim()}*`,
      in: 'NAME',
      overallLimit: 8,
      sobjects: OBJECTS.map((name) => ({
        name,
        fields: ['Id', name === 'Case' ? 'Subject' : 'Name'],
        limit: 4,
      })),
    });
    return rows.map((row) => ({
      object: row.attributes?.type ?? '',
      text: String(row.Name ?? row.Subject ?? ''),
      href: recordHref(row.attributes?.type ?? '', String(row.Id ?? '')),
    }));
  } catch (error) {
    if (error instanceof OrgError) return [];
    throw error;
  }
}
