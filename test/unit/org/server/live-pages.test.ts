import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask } from './client.ts';
import { type RealOrg, startReal } from './real-org.ts';

let org: RealOrg;
beforeAll(async () => {
  org = await startReal();
});
afterAll(() => org.server.close());

const LIGHTNING = 'acme.lightning.force.com';

it('a Lightning page shows, after a reload, what was written since', async () => {
  const id = org.tiny.add('Account', { Name: 'Acme', Phone: '1' }, org.tiny.staff.sofia);
  const login = await ask(org.server, '/__org/session?user=avery.quinn@larkfield.example', {
    host: LIGHTNING,
  });
  const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
  const page = async () => {
    const path = encodeURIComponent(`/lightning/r/Account/${id}/view`);
    const answer = await ask(org.server, `/aura/page?path=${path}`, { host: LIGHTNING, headers: { cookie } });
    expect(answer.headers['cache-control']).toBe('no-store');
    const model = answer.json<{
      kind: string;
      title: string;
      sections?: { cells: { field: string; text: string }[] }[];
      related?: { rows?: unknown[]; label?: string; count?: number }[];
    }>();
    const cells = model.sections?.flatMap((section) => section.cells) ?? [];
    return {
      kind: model.kind,
      title: model.title,
      phone: cells.find((cell) => cell.field === 'Phone')?.text,
      related: JSON.stringify(model.related ?? []),
    };
  };
  expect(await page()).toMatchObject({ title: 'Acme | Account | Salesforce', phone: '1' });

  await org.api(`/sobjects/Account/${id}`, { method: 'PATCH', body: { Name: 'Acme Two', Phone: '2' } });
  const made = await org.api('/sobjects/Contact', { body: { LastName: 'Newcomer', AccountId: id } });
  expect(made.status).toBe(201);
  const after = await page();
  expect(after).toMatchObject({ title: 'Acme Two | Account | Salesforce', phone: '2' });
  expect(after.related).toContain('Newcomer');

  await org.api(`/sobjects/Account/${id}`, { method: 'DELETE' });
  expect((await page()).kind).toBe('message');
});
