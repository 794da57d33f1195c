import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createSaver } from '../../../../../components/settings/saver.ts';
import { SettingsContext } from '../../../../../components/settings/settings-context.ts';
import { ImportPanel } from '../../../../../components/settings/sharing/import-panel.tsx';
import { MySharingKey } from '../../../../../components/settings/sharing/my-sharing-key.tsx';
import { PeopleSection } from '../../../../../components/settings/sharing/people-section.tsx';
import { ProvidedShares } from '../../../../../components/settings/sharing/provided-shares.tsx';
import { SealedResult } from '../../../../../components/settings/sharing/sealed-result.tsx';
import { ShareCard } from '../../../../../components/settings/sharing/share-card.tsx';
import { ShareOutcome } from '../../../../../components/settings/sharing/share-outcome.tsx';
import { SharePreview } from '../../../../../components/settings/sharing/share-preview.tsx';
import { SharedByYou } from '../../../../../components/settings/sharing/shared-by-you.tsx';
import { SharedConnections } from '../../../../../components/settings/sharing/shared-connections.tsx';
import type { Connection } from '../../../../../lib/storage/connection.ts';
import { NO_POLICY, type Policy } from '../../../../../lib/storage/policy.ts';
import { DEFAULT_SETTINGS } from '../../../../../lib/storage/settings.ts';
import type { Share, ShareSummary } from '../../../../../lib/storage/share.ts';
import { connection } from '../../../../demo/gallery/invented.ts';
import { fakeSettingsSources } from '../../../../demo/gallery/settings-sources.ts';
import { SHARING_STATES } from '../../../../demo/gallery/settings-states-sharing.ts';
import { buttonsIn } from '../../chat/approvals/in-panel.tsx';

const service: Connection = { ...connection, method: 'shared' };
const share: Share = {
  connectionId: service.id,
  shareId: 's1',
  sharer: 'Avery',
  createdAt: 1,
  rotatedAt: null,
  recipients: [
    { personId: 'a', name: 'Ada', publicKey: 'age1a', sealedAt: 5, removedAt: null },
    { personId: 'b', name: 'Bo', publicKey: 'age1b', sealedAt: 5, removedAt: 6 },
  ],
  teamAt: 7,
};
const nothing = () => undefined;

function draw(part: ReactElement, sharing: Partial<Policy['sharing']> = {}): string {
  const sources = fakeSettingsSources(SHARING_STATES.sharing!);
  const saver = createSaver({ update: sources.updateSettings, onSaved: nothing });
  const policy: Policy = { ...NO_POLICY, sharing: { ...NO_POLICY.sharing, ...sharing } };
  return renderToStaticMarkup(
    <SettingsContext value={{ sources, settings: DEFAULT_SETTINGS, saver, policy }}>{part}</SettingsContext>,
  );
}
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const card = (change: Partial<Connection> = {}, mayShare = true, shares: readonly Share[] = [share]) =>
  draw(
    <ShareCard
      connection={{ ...service, ...change }}
      shares={shares}
      people={[]}
      mayShare={mayShare}
      onAddPeople={nothing}
    />,
  );
const disabled = (html: string, name: string) =>
  [...html.matchAll(/<button\b[^>]*>.*?<\/button>/gs)].some(
    ([button]) => button.endsWith(`${name}</button>`) && /^<button[^>]* disabled/.test(button),
  );

describe('the card of a shared connection', () => {
  it('says who has a copy, and that removing did not take it back', () => {
    const html = card();
    expect(buttonsIn(html)).toEqual(['Remove Ada', 'Share', 'New token for everyone', 'Revoke']);
    expect(words(html)).toContain('Their copy still works, until “New token for everyone” or “Revoke”.');
    expect(words(html)).toContain('Recordside cannot know who opened it.');
  });

  it('offers nothing to those who may not', () => expect(buttonsIn(card({}, false))).toEqual([]));

  it('makes no copy of what is signed out, and lets a revoke be tried again while copies are about', () => {
    const html = card({ state: 'needs_login' });
    expect(disabled(html, 'Share')).toBe(true);
    expect(disabled(html, 'Revoke')).toBe(false);
    expect(disabled(card({ state: 'needs_login' }, true, []), 'Revoke')).toBe(true);
  });

  it('does not pretend that a private key could be revoked from here', () => {
    const html = card({ credential: 'private_key' });
    expect(buttonsIn(html)).toEqual(['Remove Ada', 'Share']);
    expect(words(html)).toContain('take the certificate out of the app');
  });

  it('is there for the account that was signed in to, and not for a copy', () => {
    const copy = { ...service, id: 'k2', orgName: 'Other', sharedBy: { shareId: 's', name: 'P', at: 1 } };
    const own = { ...connection, id: 'k3', orgName: 'Mine' };
    const html = draw(
      <SharedByYou
        connections={[service, copy, own]}
        shares={[]}
        people={[]}
        mayShare
        onAddPeople={nothing}
      />,
    );
    expect(words(html)).toContain(service.orgName);
    expect(html).not.toContain('Other');
    expect(html).not.toContain('Mine');
  });

  it('says that only workspace administrators may', () => {
    const html = draw(
      <SharedByYou connections={[service]} shares={[]} people={[]} mayShare={false} onAddPeople={nothing} />,
      { setUpBy: 'administrators' },
    );
    expect(words(html)).toContain('only workspace administrators may set up shared connections');
    expect(buttonsIn(html)).toEqual([]);
  });
});

describe('the outcome of ending copies', () => {
  const outcome = (kind: 'rotate' | 'revoke', revoked: boolean) =>
    words(
      draw(
        <ShareOutcome
          state={{ status: 'done', value: { kind, revoked } }}
          kind={kind}
          connection={service}
          dead={0}
          onSealAgain={nothing}
        />,
      ),
    );

  it.each(['rotate', 'revoke'] as const)('%s: claims nothing that Salesforce did not confirm', (kind) => {
    const unsure = outcome(kind, false);
    expect(unsure).toContain('did not confirm');
    expect(unsure).toContain('may still work');
    expect(unsure).toContain('Connected Apps OAuth Usage');
    expect(unsure).toContain(service.username);
    expect(outcome(kind, true)).not.toContain('may still work');
  });
});

describe('what a sealed file says', () => {
  const summary: ShareSummary = {
    shareId: 's1',
    from: '<img src=x onerror=alert(1)>',
    createdAt: 1,
    orgName: 'Northwind',
    orgId: '00DHs0000012345MAA',
    userName: 'Service',
    username: 'service@northwind.example',
    myDomainHost: 'northwind.my.salesforce.com',
    kind: 'unknown',
    scopes: 'api refresh_token',
    credential: 'private_key',
    sealedTo: 'passphrase',
    replaces: false,
  };

  it('is shown as text, and as not proven', () => {
    const html = draw(<SharePreview summary={summary} />);
    expect(html).not.toContain('<img');
    expect(words(html)).toContain('nothing proves it');
    expect(words(html)).toContain('Treated as production');
    expect(words(html)).toContain('The private key of a service account');
    expect(words(html)).toContain('northwind.my.salesforce.com');
    expect(words(html)).not.toContain('in its place');
    expect(words(draw(<SharePreview summary={{ ...summary, replaces: true }} />))).toContain('in its place');
  });

  it('is not accepted before it was looked into', () => {
    const html = draw(<ImportPanel source={{ kind: 'own' }} onDone={nothing} onClose={nothing} />);
    expect(buttonsIn(html)).toEqual(['Choose a file', 'See what it is', 'Cancel']);
    expect(html).not.toContain('type="password"');
  });

  it('shows no passphrase in what was made', () => {
    const html = draw(
      <SealedResult
        file={{ fileName: 'a.recordside-share', text: 'SEALED' }}
        names={null}
        passphrase="mobila-tuvezo-ranipe"
        onDone={nothing}
      />,
    );
    expect(html).not.toContain('mobila');
    expect(words(html)).toContain('Tell the passphrase by another way');
    expect(buttonsIn(html)).toEqual(['Save file', 'Copy', 'Show', 'Copy passphrase', 'Done']);
  });

  it('from the organisation is offered until it is in use', () => {
    const provided = { name: 'Dispatch', text: 'SEALED', summary: { ...summary, shareId: 's9' } };
    const offer = (sharedBy: Connection['sharedBy']) =>
      words(
        draw(
          <ProvidedShares provided={[provided]} connections={[{ ...service, sharedBy }]} onOpen={nothing} />,
        ),
      );
    expect(offer(null)).toContain('Your organisation has a shared connection for you: Dispatch');
    expect(offer({ shareId: 's9', name: 'P', at: 1 })).toContain('is in use here');
    // A newer one than the copy that is here.
    expect(offer({ shareId: 's8', name: 'P', at: 1 })).toContain('has a shared connection for you');
  });
});

describe('the page', () => {
  it('lets everybody import, whatever the policy says', () => {
    const html = draw(<SharedConnections connections={[]} />, { setUpBy: 'nobody' });
    expect(buttonsIn(html)).toEqual(['Import shared connection']);
  });

  it('shows the public key with what keeps the other half', () => {
    const key = (protection: 'not_extractable' | 'sealed') =>
      words(
        draw(
          <MySharingKey
            identity={{ status: 'done', value: { publicKey: 'age1mine', protection, mayShare: true } }}
            onRetry={nothing}
          />,
        ),
      );
    expect(key('not_extractable')).toContain('age1mine');
    expect(key('not_extractable')).toContain('cannot be read out again');
    expect(key('sealed')).toContain('kept encrypted in this browser profile');
    expect(key('sealed')).not.toContain('cannot be read out again');
  });

  it('draws the first of hundreds of people, and a search', () => {
    const people = SHARING_STATES['sharing-hundreds']!.people ?? [];
    const html = draw(<PeopleSection people={people} ownKey={null} />);
    expect(people.length).toBeGreaterThan(500);
    expect(html.match(/<li class="sh-row"/g)).toHaveLength(60);
    expect(words(html)).toContain('640 people');
    expect(html).toContain('type="search"');
  });
});
