import messages from '../../../public/_locales/en/messages.json';

/** The extension API as far as the panel's components use it: texts. Everything else goes through the sources. */
const texts: Readonly<Record<string, { message: string }>> = messages;

export default {
  i18n: {
    getMessage(key: string, subs: string | string[] = []) {
      const values = [subs].flat();
      return (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, n) => values[Number(n) - 1] ?? '');
    },
    getUILanguage: () => 'en',
  },
};
