import { type ChatRequest, lastUserText, offeredTools, textOf } from './contract.ts';
import type { Match } from './reply.ts';

/** Every way in which the request differs from what was wanted; empty when it matches. */
export function differences(wanted: Match, request: ChatRequest): string[] {
  const offered = offeredTools(request);
  const found: string[] = [];
  const wantsPart = (what: string, part: string | undefined, whole: string) => {
    if (part !== undefined && !whole.toLowerCase().includes(part.toLowerCase())) {
      found.push(`${what} should contain ${JSON.stringify(part)} but is ${JSON.stringify(short(whole))}`);
    }
  };
  wantsPart('the newest user message', wanted.lastUser, lastUserText(request));
  wantsPart('the newest tool result', wanted.lastToolResult, newest(request, ['tool']));
  wantsPart('the system message', wanted.system, newest(request, ['system', 'developer']));
  for (const name of wanted.tools ?? []) {
    if (!offered.includes(name)) found.push(`tool ${name} should be offered but only ${list(offered)} are`);
  }
  for (const name of wanted.withoutTools ?? []) {
    if (offered.includes(name)) found.push(`tool ${name} should not be offered`);
  }
  if (wanted.model !== undefined && wanted.model !== request.model) {
    found.push(`the model should be ${wanted.model} but is ${request.model}`);
  }
  return found;
}

function newest(request: ChatRequest, roles: readonly string[]): string {
  const message = request.messages.findLast((candidate) => roles.includes(candidate.role));
  return message === undefined ? '' : textOf(message);
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'no tools' : names.join(', ');
}

function short(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
