import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import type { Run } from '../../lib/storage/run.ts';
import { Button } from '../ui/button.tsx';
import type { IconName } from '../ui/icon.tsx';
import { plainLine } from './approvals/plain-text.ts';
import { Card } from './card.tsx';
import { DropQuestion } from './drop-question.tsx';
import type { Lost } from './lost.ts';
import { useActions } from './panel-actions.ts';
import type { OptionsSection } from './panel-sources.ts';

interface LostConnectionProps {
  readonly lost: Lost;
  /** The question that waits for it. */
  readonly run: Run | undefined;
}

/** Why there is no Connect button here, and where help is. */
export default function LostConnection({ lost, run }: LostConnectionProps): ReactElement {
  const { openOptions } = useActions();
  const { sign, title, texts, action, to } = wordsOf(lost);
  return (
    <Card sign={sign} title={title}>
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <div className="ui-actions">
        <Button look="primary" onClick={() => openOptions(to)}>
          {action}
        </Button>
        <DropQuestion run={run} />
      </div>
    </Card>
  );
}

interface Words {
  readonly sign: IconName;
  readonly title: string;
  readonly texts: readonly string[];
  readonly action: string;
  readonly to: OptionsSection;
}

function wordsOf(lost: Lost): Words {
  switch (lost.kind) {
    case 'over':
      return overWords(lost.copy);
    case 'none_shared':
      return {
        sign: 'users',
        title: t('chat_shared_needed_title'),
        texts: [t('chat_shared_needed_text')],
        action: t('chat_shared_import'),
        to: 'connections',
      };
    case 'gone':
      return {
        sign: 'alert',
        title: t('chat_connection_gone_title'),
        texts: [t('chat_connection_gone_text')],
        action: t('chat_agents_manage'),
        to: 'agents',
      };
  }
}

/** Foreign words: whoever made the copy named themselves. */
function overWords({ sharedBy, userName, orgName }: Connection): Words {
  const from = plainLine(sharedBy?.name ?? '');
  return {
    sign: 'alert',
    title: t('chat_shared_over_title'),
    texts: [
      t('problem_shared_connection_over', plainLine(userName), plainLine(orgName), from),
      t('chat_shared_over_next', from),
    ],
    action: t('chat_open_connections'),
    to: 'connections',
  };
}
