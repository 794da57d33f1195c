import { countTokens } from 'gpt-tokenizer';
import { systemPrompt } from '../../lib/agent/system-prompt.ts';
import { tools } from '../../lib/tools/registry.ts';
import { encodeTable } from '../../lib/tools/result-table.ts';
import { toolSchema } from '../../lib/tools/tool-schema.ts';
import type { Measure } from './measure.ts';

/** What every request costs, and what a result costs, in tokens. */
export async function measure(): Promise<Measure[]> {
  const schemas = tools.map((tool) => ({
    type: 'function',
    function: { name: tool.name, description: tool.description, parameters: toolSchema(tool) },
  }));
  const { json, table } = hundredRows();
  return [
    {
      // With the frame around an agent's own instructions, which come on top of this as long as they are.
      what: 'system prompt and all tool schemas',
      value: countTokens(systemPrompt('Be brief.')) + countTokens(JSON.stringify(schemas)),
      budget: 2_500,
      unit: 'tokens',
    },
    {
      what: '100 rows × 8 columns, as a share of the same rows as REST JSON',
      value: countTokens(table) / countTokens(json),
      budget: 1 / 3,
      unit: '',
    },
  ];
}

/** The same opportunities twice: as the REST API sends them, and as the model reads them. */
function hundredRows(): { json: string; table: string } {
  const names = [
    'Id',
    'Name',
    'StageName',
    'Amount',
    'CloseDate',
    'Probability',
    'Owner.Name',
    'Account.Name',
  ];
  const types = ['id', 'string', 'picklist', 'currency', 'date', 'percent', 'string', 'string'];
  const rows = Array.from({ length: 100 }, (_, index) => [
    `006000000000${String(index).padStart(3, '0')}AAA`,
    `Renewal of the regional warehouse ${index}`,
    ['Prospecting', 'Negotiation/Review', 'Closed Won'][index % 3] ?? '',
    12_500 + index * 731,
    `2026-${String((index % 12) + 1).padStart(2, '0')}-15`,
    (index * 10) % 100,
    ['Dana Ortiz', 'Lee Novak'][index % 2] ?? '',
    `Brightwater Logistics ${index % 9}`,
  ]);
  const records = rows.map(([id, name, stage, amount, close, probability, owner, account]) => ({
    attributes: { type: 'Opportunity', url: `/services/data/v66.0/sobjects/Opportunity/${id}` },
    Id: id,
    Name: name,
    StageName: stage,
    Amount: amount,
    CloseDate: close,
    Probability: probability,
    Owner: {
      attributes: { type: 'User', url: '/services/data/v66.0/sobjects/User/005000000000001AAA' },
      Name: owner,
    },
    Account: {
      attributes: { type: 'Account', url: '/services/data/v66.0/sobjects/Account/001000000000001AAA' },
      Name: account,
    },
  }));
  const { text } = encodeTable(
    {
      ref: 'r1',
      object: 'Opportunity',
      columns: names.map((name, index) => ({ name, label: name, type: types[index] ?? 'string' })),
      rows,
      recordIds: rows.map(([id]) => String(id)),
      total: 100,
    },
    { timeZone: 'UTC', maxRows: 100, maxChars: 100_000 },
  );
  return { json: JSON.stringify({ totalSize: 100, done: true, records }), table: text };
}
