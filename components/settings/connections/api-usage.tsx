import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { numberWords, percentWords } from '../number-words.ts';

interface ApiUsageProps {
  /** Undefined: not asked yet, or it could not be asked. */
  readonly usage: Output<'testConnection'>['usage'] | undefined;
  readonly asking: boolean;
  /** Left out where there is nobody to ask as. */
  readonly onRefresh?: (() => void) | undefined;
}

/** How much of the org's daily API calls is used up, by whomever. */
export function ApiUsage({ usage, asking, onRefresh }: ApiUsageProps): ReactElement {
  return (
    <div className="cn-usage">
      <p>{words(usage, asking)}</p>
      {onRefresh && (
        <IconButton
          icon="refresh"
          small
          label={t('connections_usage_refresh')}
          disabled={asking}
          onClick={onRefresh}
        />
      )}
      {usage && (
        <meter
          aria-label={words(usage, asking)}
          min={0}
          max={1}
          low={0.7}
          high={0.9}
          optimum={0}
          value={shareOf(usage)}
        />
      )}
    </div>
  );
}

function words(usage: ApiUsageProps['usage'], asking: boolean): string {
  if (usage)
    return t(
      'connections_usage',
      numberWords(usage.used),
      numberWords(usage.limit),
      percentWords(shareOf(usage)),
    );
  if (asking) return t('options_testing_connection');
  return t(usage === null ? 'options_usage_unknown' : 'connections_usage_not_asked');
}

const shareOf = ({ used, limit }: { used: number; limit: number }) =>
  limit > 0 ? Math.min(used / limit, 1) : 1;
