import browser from 'webextension-polyfill';
import { fine, wrong } from '../../components/settings/checked.ts';
import type { ModelHelp } from '../../components/settings/settings-sources.ts';
import { t } from '../../lib/i18n.ts';
import { hostPermissionFor, parseBaseUrl } from '../../lib/models/base-url.ts';
import { effortsOf } from '../../lib/models/efforts.ts';
import { guidanceOf } from '../../lib/models/guidance.ts';
import { PRESETS } from '../../lib/models/presets.ts';
import { isAllowedProvider } from '../../lib/storage/policy-providers.ts';
import { coversHost } from './covers-host.ts';
import { problemText } from './problem-text.ts';

export const modelHelp: ModelHelp = {
  presets: Object.values(PRESETS),
  checkBaseUrl(typed) {
    const parsed = parseBaseUrl(typed);
    if (!parsed.ok) return wrong(problemText(parsed.problem));
    // The browser gives no permission that the manifest did not announce.
    const { optional_host_permissions: announced = [] } = browser.runtime.getManifest();
    return announced.some((pattern) => coversHost(pattern, parsed.hostPermission))
      ? fine(parsed.baseUrl)
      : wrong(t('options_base_url_local_only'));
  },
  guidanceOf,
  isAllowed: isAllowedProvider,
  hostPattern(baseUrl) {
    const url = URL.parse(baseUrl);
    return url && hostPermissionFor(url);
  },
  effortsOf,
};
