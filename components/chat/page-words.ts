import { t } from '../../lib/i18n.ts';
import type { PageContext } from '../../lib/storage/run.ts';
import type { IconName } from '../ui/icon.tsx';
import { objectIcon, objectWords } from './object-words.ts';

/** A page in the words of the chip: what kind of thing it is, and which one. */
export interface PageWords {
  readonly icon: IconName;
  readonly kind: string;
  /** Null where neither address nor title names it. */
  readonly name: string | null;
}

export function pageWords(page: PageContext): PageWords {
  const object = page.object ? objectWords(page.object) : null;
  const name = page.label;
  switch (page.kind) {
    case 'record':
      return { icon: objectIcon(page.object), kind: object ?? t('chat_page_record'), name };
    case 'related_list':
      return { icon: 'list', kind: t('chat_page_related_list'), name: name ?? page.relatedList };
    case 'list':
      return {
        icon: 'list',
        kind: object ? t('chat_page_list', object) : t('chat_page_list_plain'),
        name: name ?? listName(page),
      };
    case 'object_home':
      return { icon: objectIcon(page.object), kind: t('chat_page_object_home'), name: object ?? name };
    case 'new_record':
      return { icon: 'plus', kind: t('chat_page_new_record'), name: object };
    case 'report':
      return { icon: 'table', kind: t('chat_page_report'), name };
    case 'dashboard':
      return { icon: 'chart', kind: t('chat_page_dashboard'), name };
    case 'setup':
      return {
        icon: 'gear',
        kind: t('chat_page_setup'),
        name: name ?? (page.setupNode && objectWords(page.setupNode)),
      };
    case 'flow':
      return { icon: 'app', kind: t('chat_page_flow'), name };
    case 'home':
      return { icon: 'home', kind: t('chat_page_home'), name: null };
    case 'site':
      return { icon: 'globe', kind: t('chat_page_site'), name };
    case 'visualforce':
    case 'app_page':
      return { icon: 'app', kind: t('chat_page_app'), name };
    case 'other':
      return { icon: 'cloud', kind: t('chat_page_other'), name };
  }
}

function listName({ listView }: PageContext): string | null {
  if (listView === 'Recent') return t('chat_page_recent');
  // An id says nothing to a person.
  return listView && !/^00B[a-zA-Z0-9]{15}$/.test(listView) ? objectWords(listView) : null;
}
