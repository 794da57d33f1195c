import { problem } from '../../problem.ts';
import type { ObjectDescribe } from '../../salesforce/org-client.ts';
import type { WriteAction } from '../../salesforce/write-request.ts';
import { askOrg, describeQuestion, OBJECT_LIST } from '../ask-org.ts';
import { resolveObject } from '../resolve-object.ts';
import type { ToolContext } from '../tool.ts';
import { CallRefused } from './call-refused.ts';

/** The describe of an object named by API name or label, which the user may write in this way. Throws CallRefused. */
export async function objectToWrite(
  wanted: string,
  action: WriteAction,
  context: ToolContext,
): Promise<ObjectDescribe> {
  const { org, signal } = context;
  const found = await askOrg(OBJECT_LIST, context, () => resolveObject(wanted, org, signal));
  if (!found.ok) throw new CallRefused(found.problem, { sources: [found.source] });
  if (!found.value.ok) {
    const { close } = found.value;
    throw new CallRefused(problem('tool_unknown_object', { subs: [wanted.slice(0, 80)] }), {
      hint: `No such object, or no access to it.${close.length > 0 ? ` Close objects: ${close.join(', ')}.` : ''}`,
      repairable: true,
    });
  }
  const { object } = found.value;
  const described = await askOrg(describeQuestion(object), context, () => org.describe(object, signal));
  if (!described.ok) throw new CallRefused(described.problem, { sources: [described.source] });
  const describe = described.value;
  const allowed = { create: 'createable', update: 'updateable', delete: 'deletable' } as const;
  if (!describe[allowed[action]]) {
    throw new CallRefused(problem(`write_no_${action}`, { subs: [describe.labelPlural] }), {
      hint: `The connected user may not ${action} ${describe.name} records: tell the user.`,
    });
  }
  return describe;
}
