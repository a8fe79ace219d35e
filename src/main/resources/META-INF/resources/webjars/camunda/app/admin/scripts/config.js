export default {
  app: { name: 'Admin', vendor: 'Semáforo' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['../../lib/words-first.js', '../../lib/one-login.js'],
  disableWelcomeMessage: true
};
