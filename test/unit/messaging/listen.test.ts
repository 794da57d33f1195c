import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Handlers, listen } from '../../../lib/messaging/listen.ts';
import { ProblemError, problem } from '../../../lib/problem.ts';
import browser, { resetBrowser } from '../fake-browser.ts';

const own = { id: browser.runtime.id, url: browser.runtime.getURL('sidepanel.html') };
const stop = vi.fn(async () => null);

beforeEach(() => {
  resetBrowser();
  stop.mockReset();
  stop.mockResolvedValue(null);
  listen({ stop } as unknown as Handlers);
});

const deliver = (message: unknown, sender: unknown) => browser.runtime.onMessage.emit(message, sender)[0];

describe('messages to the background', () => {
  it('are answered when they come from a page of the extension', async () => {
    expect(await deliver({ name: 'stop', input: { runId: 'r' } }, own)).toEqual({ ok: true, value: null });
    expect(stop).toHaveBeenCalledWith({ runId: 'r' });
  });

  it.each([
    ['a web page', { id: browser.runtime.id, url: 'https://acme.lightning.force.com/' }],
    ['another extension', { id: 'other', url: 'chrome-extension://other/page.html' }],
    ['another extension that lends our address', { id: 'other', url: own.url }],
    [
      'an address that only begins like ours',
      { id: own.id, url: `${browser.runtime.getURL('').slice(0, -1)}.evil/` },
    ],
    ['nobody', {}],
  ])('are left without an answer when they come from %s', (_, sender) => {
    expect(deliver({ name: 'stop', input: { runId: 'r' } }, sender)).toBeUndefined();
    expect(stop).not.toHaveBeenCalled();
  });

  it.each([
    ['an unknown name', { name: 'approveEverything', input: null }],
    ['a name of every object', { name: 'constructor', input: null }],
    ['no name', null],
    ['a malformed input', { name: 'stop', input: { runId: 7 } }],
  ])('are refused with %s', async (_, message) => {
    expect(await deliver(message, own)).toMatchObject({ ok: false });
    expect(stop).not.toHaveBeenCalled();
  });

  it('carry a problem over as it is, and any other failure as unexpected', async () => {
    stop.mockRejectedValueOnce(new ProblemError(problem('no_model')));
    expect(await deliver({ name: 'stop', input: { runId: 'r' } }, own)).toMatchObject({
      problem: { code: 'no_model' },
    });
    stop.mockRejectedValueOnce(new Error('Boom'));
    expect(await deliver({ name: 'stop', input: { runId: 'r' } }, own)).toMatchObject({
      problem: { code: 'unexpected', detail: 'Boom' },
    });
  });
});
