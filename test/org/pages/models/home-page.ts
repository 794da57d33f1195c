import { OrgError, type OrgSession } from '../../contract.ts';
import { selectTerms } from '../../server/rest/columns.ts';
import { describeOf, literal } from '../../server/rest/describe.ts';
import { recordHref, type Table, tableOf } from './cell.ts';
import type { PageModel } from './page.ts';

function table(
  session: OrgSession,
  object: string,
  fields: string[],
  where: string,
  order: string,
): Table | undefined {
  try {
    const describe = describeOf(session, object);
    const soql = `SELECT ${selectTerms(session, describe, fields).join(', ')} FROM ${object} WHERE ${where} ORDER BY ${order} LIMIT 6`;
    return tableOf(session, describe, fields, session.query(soql, { includeDeleted: false }).rows);
  } catch (error) {
    // An org without the object, or a user without access to it, has no such card.
    if (error instanceof OrgError) return undefined;
    throw error;
  }
}

interface Bar {
  label: string;
  amount: number;
  text: string;
}

function pipeline(session: OrgSession): Bar[] {
  const mine = literal(session.user.id);
  try {
    const { rows } = session.query(
      `SELECT StageName, SUM(Amount) total FROM Opportunity WHERE IsClosed = false AND OwnerId = ${mine} GROUP BY StageName`,
      { includeDeleted: false },
    );
    return rows
      .map((row) => ({ label: String(row.StageName ?? ''), amount: Number(row.total ?? 0) }))
      .filter((bar) => bar.amount > 0)
      .sort((a, b) => b.amount - a.amount)
      .map((bar) => ({
        ...bar,
        text: session.displayValue('Opportunity', 'Amount', { Amount: bar.amount }) ?? String(bar.amount),
      }));
  } catch (error) {
    if (error instanceof OrgError) return [];
    throw error;
  }
}

/** `/lightning/page/home` */
export function homePage(session: OrgSession): PageModel {
  const mine = literal(session.user.id);
  const cards = [
    {
      heading: 'My open opportunities',
      href: '/lightning/o/Opportunity/list?filterName=MyOpportunities',
      table: table(
        session,
        'Opportunity',
        ['Name', 'AccountId', 'StageName', 'Amount', 'CloseDate'],
        `IsClosed = false AND OwnerId = ${mine}`,
        'CloseDate',
      ),
    },
    {
      heading: 'My open tasks',
      href: '/lightning/o/Task/home',
      table: table(
        session,
        'Task',
        ['Subject', 'WhatId', 'Priority', 'ActivityDate'],
        `IsClosed = false AND OwnerId = ${mine}`,
        'ActivityDate NULLS LAST',
      ),
    },
  ].filter((card) => card.table !== undefined);
  const recent = session.recent(8).map((row) => ({
    object: row.attributes?.type ?? '',
    text: String(row.Name ?? row.Id ?? ''),
    href: recordHref(row.attributes?.type ?? '', String(row.Id ?? '')),
  }));
  return {
    kind: 'home',
    title: 'Home | Salesforce',
    tab: 'home',
    greeting: session.user.name.split(' ')[0] ?? '',
    pipeline: pipeline(session),
    cards,
    recent,
  };
}
