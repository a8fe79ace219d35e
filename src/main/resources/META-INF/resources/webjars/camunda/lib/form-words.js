/*
 * Camunda's form viewer has no translations: its own few words turn Spanish as they appear. A refusal of the desk loses
 * the engine's preface, which names nothing but internal ids.
 */
const WORDS = [
  [/^\s*Cannot (?:instantiate process definition|submit task form) \S+: /, ''],
  [/^Field is required\.$/, 'Este campo es obligatorio.'],
  [/^Field must match pattern (.*)\.$/, 'Escríbelo con el formato $1.'],
  [/^Field must have minimum value of (.*)\.$/, 'El mínimo es $1.'],
  [/^Field must have maximum value of (.*)\.$/, 'El máximo es $1.'],
  [/^Field must have minimum length of (.*)\.$/, 'Escribe al menos $1 caracteres.'],
  [/^Field must have maximum length of (.*)\.$/, 'Escribe como máximo $1 caracteres.'],
  [/^Field must be a valid email\.$/, 'Escribe un correo válido.'],
  [/^Field must be a valid +international phone number\..*$/, 'Escribe un teléfono con lada internacional, por ejemplo +525512345678.'],
  [/^Date and time must both be entered\.$/, 'Escribe la fecha y la hora.'],
  [/^Should not contain more than (.*) decimal digits\.?$/, 'Escribe como máximo $1 decimales.'],
  [/^Select$/, 'Elige…'],
  [/^Search$/, 'Buscar'],
  [/^No results$/, 'Sin resultados'],
  [/^Nothing to show\.$/, 'Nada que mostrar.'],
  [/^Add new$/, 'Agregar']
];

const spanish = text => {
  const word = WORDS.find(([english]) => english.test(text));
  return word ? text.replace(...word) : text;
};

const translate = node => {
  if (node.nodeType === Node.ELEMENT_NODE) {
    if (node.placeholder) {
      node.placeholder = spanish(node.placeholder);
    }
    node.childNodes.forEach(translate);
  } else if (node.nodeType === Node.TEXT_NODE && spanish(node.data) !== node.data) {
    node.data = spanish(node.data);
  }
};

new MutationObserver(changes => changes
  .flatMap(change => change.type === 'characterData' ? [change.target] : [...change.addedNodes])
  .filter(node => node.parentElement?.closest('.fjs-container, .notifications'))
  .forEach(translate)
).observe(document.body, { childList: true, subtree: true, characterData: true });
