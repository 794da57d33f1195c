import type { DecidedCall, Pins } from '../../../lib/agent/events.ts';
import type { PinnedModel, PinnedOrg, Run } from '../../../lib/storage/run.ts';

export const ORG: PinnedOrg = {
  connectionId: 'c1',
  orgId: '00D000000000001EAA',
  orgName: 'Acme',
  userId: '005000000000001AAA',
  userName: 'Dana Ortiz',
  myDomainHost: 'acme.my.salesforce.com',
  lightningHost: 'acme.lightning.force.com',
};

export const MODEL: PinnedModel = { providerId: 'p1', providerName: 'Test', model: 'test-1' };

export const PINS: Pins = { org: ORG, needsOrg: true, model: MODEL, modelProblem: null };

export function newRun(change: Partial<Run> = {}): Run {
  return {
    schemaVersion: 1,
    id: 'run',
    conversationId: 'conversation',
    seq: 0,
    origin: 'chat',
    agent: { id: 'default', name: 'Recordside' },
    status: 'queued',
    question: {
      text: 'What is open?',
      page: null,
      askedAt: '2026-11-22T09:00:00.000Z',
      timeZone: 'Europe/Rome',
    },
    org: null,
    model: null,
    turns: [],
    problem: null,
    createdAt: 0,
    updatedAt: 0,
    ...change,
  };
}

export function call(change: Partial<DecidedCall> = {}): DecidedCall {
  return {
    callId: 'call-1',
    tool: 'query_records',
    kind: 'read',
    arguments: '{"soql":"SELECT Id FROM Account"}',
    providerData: null,
    decision: 'auto',
    refusal: null,
    ...change,
  };
}
