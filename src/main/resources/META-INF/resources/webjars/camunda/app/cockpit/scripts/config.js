export default {
  app: { name: 'Cockpit', vendor: 'Semáforo' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['../../lib/one-login.js'],
  disableWelcomeMessage: true
};
