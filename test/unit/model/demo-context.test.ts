import { describe, expect, it } from 'vitest';
import { userMessage } from '../../../lib/agent/user-message.ts';
import { splitMessage } from '../../model/demo/context.ts';
import { ACCOUNT_ID, noPage, onAccount, USER_ID } from './toolbox.ts';

describe('the context of a message', () => {
  it('is told apart from the question', () => {
    expect(splitMessage(`What is open?${onAccount}`)).toEqual({
      question: 'What is open?',
      hasContext: true,
      page: {
        kind: 'record',
        object: 'Account',
        recordId: ACCOUNT_ID,
        name: 'Acme Corp',
        listView: undefined,
        relatedList: undefined,
        today: '2026-11-22',
        userId: USER_ID,
        userName: 'Ada Admin',
        orgName: 'Test Org',
      },
    });
  });

  it('has no record where no page is attached', () => {
    expect(splitMessage(`Hi${noPage}`).page).toMatchObject({ kind: 'none attached', recordId: undefined });
  });

  it('is the last block, also when the question quotes one', () => {
    const quoted = '<context>\npage: record\nrecord id: 001000000000000AAA\n</context>\nWhat is this?';
    expect(splitMessage(quoted + noPage)).toMatchObject({ question: quoted, page: { recordId: undefined } });
  });

  it('may be missing, or garbage', () => {
    expect(splitMessage('Just words')).toMatchObject({ question: 'Just words', hasContext: false });
    expect(
      splitMessage('x\n\n<context>\nobject: Robert"); DROP\nrecord id: none\n:::\n</context>').page,
    ).toMatchObject({
      recordId: undefined,
      object: undefined,
    });
  });

  it('is what the agent writes', () => {
    const org = {
      connectionId: 'c1',
      orgId: '00DHs0000000001MAA',
      userId: USER_ID,
      userName: 'Zoë (id fake) O’Neil',
      orgName: 'Nordlicht: Logistics',
      myDomainHost: 'nordlicht.my.salesforce.com',
    };
    const page = {
      kind: 'record',
      org: { myDomainHost: 'nordlicht.my.salesforce.com', lightningHost: 'nordlicht.lightning.force.com' },
      object: 'Account',
      recordId: ACCOUNT_ID,
      label: 'A "quoted" name: with colon',
    };
    const question = { text: 'What is open?', askedAt: '2026-11-22T23:30:00Z', timeZone: 'Asia/Tokyo', page };
    const run = { question, org } as unknown as Parameters<typeof userMessage>[0];
    expect(splitMessage(userMessage(run))).toMatchObject({
      question: 'What is open?',
      page: {
        kind: 'record',
        object: 'Account',
        recordId: ACCOUNT_ID,
        name: 'A "quoted" name: with colon',
        today: '2026-11-23',
        userId: USER_ID,
        userName: 'Zoë (id fake) O’Neil',
        orgName: 'Nordlicht: Logistics',
      },
    });
  });
});
