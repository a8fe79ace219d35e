export default {
  app: { name: 'Bienvenida', vendor: 'Semáforo' },
  locales: { availableLocales: ['es', 'en'], fallbackLocale: 'es' },
  customScripts: ['../../lib/words-first.js', '../../lib/one-login.js'],
  disableWelcomeMessage: true,

  links: [
    {
      label: 'Portal de Semáforo',
      href: '/',
      description: 'Tus tickets y su semáforo'
    },
    {
      label: 'API de Semáforo',
      href: '/swagger-ui.html',
      description: 'Para los programas que hablan con la mesa'
    }
  ]
};
