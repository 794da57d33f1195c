import type { Intent } from '../intent.ts';
import { failureText, plain } from '../markdown.ts';

const ASKED = /\bcall (?:the )?tool `?(\w{1,64})`? with (?:the )?(\w{1,40}) ["“]([^"”]{0,200})["”]/i;

/** "Call the tool x with the word …": how a client tries whether tool calls arrive. */
export const namedTool: Intent = {
  name: 'named-tool',
  examples: ['Call the tool describe_object with the object “Account”'],
  matches: ({ question }) => ASKED.test(question.raw),
  *plan({ question }) {
    const [, tool = '', argument = '', value = ''] = ASKED.exec(question.raw) ?? [];
    const [outcome] = yield [{ tool, args: { [argument]: value } }];
    if (outcome && outcome.failure !== undefined && outcome.lines.length === 0)
      return failureText(outcome, tool);
    return `The tool \`${tool}\` answered: ${plain(outcome?.lines[0] ?? `${outcome?.tables[0]?.rows.length ?? 0} rows`)}`;
  },
};
