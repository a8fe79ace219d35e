export default {
  app: { name: 'Tasklist', vendor: 'Semáforo' },
  locales: { availableLocales: ['es', 'en'], fallbackLocale: 'es' },
  customScripts: ['../../lib/words-first.js', '../../lib/one-login.js', '../../lib/form-words.js', '../../lib/ticket/plugin.js'],
  disableWelcomeMessage: true,

  shortcuts: {
    claimTask: {
      key: 'ctrl+alt+c',
      description: 'Toma la tarea elegida'
    },
    focusFilter: {
      key: 'ctrl+shift+f',
      description: 'Va al primer filtro de la lista'
    },
    focusList: {
      key: 'ctrl+alt+l',
      description: 'Va a la primera tarea de la lista'
    },
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'Va al primer campo del formulario'
    },
    startProcess: {
      key: 'ctrl+alt+p',
      description: 'Abre «Iniciar proceso»'
    }
  }
};
