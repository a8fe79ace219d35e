/*
 * The agent's guide: five questions, what the desk can answer to each, and what was answered. Suggestions and answers
 * load apart, so that questions are answered even where nothing can be suggested.
 */
import { nameOf, protocol } from './api.js';
import { asking, button, element, failure, say, statusLine } from './dom.js';
import { fullMoment, moment, words } from './words.js';

const QUESTIONS = [
  '¿Hay una guía o protocolo aplicable?',
  '¿Hay un caso anterior documentado?',
  '¿Es mi especialidad y mi fortaleza?',
  '¿Cuándo se escala?',
  '¿Hay soporte del siguiente nivel a quien informar?'
];

const ADVICE = { ESCALAR_AHORA: 'Escalar ahora', CONSIDERA_ESCALAR: 'Considera escalar', SIGUE: 'Sigue' };

const count = (number, one, many) => number === 1 ? `1 ${one}` : `${number} ${many}`;

/**
 * @param answers what was answered, or why it cannot be told
 * @param changed what to do when somebody else holds the ticket or it says something new
 */
export const guide = (api, ticket, answers, changed) => {
  const open = ticket.activity !== 'VALOR';
  const status = statusLine();
  const titles = new Map();
  const questions = QUESTIONS.map((text, index) => question(index + 1, text));
  const trouble = element('div');

  const record = (number, answer, rest = {}) => async () => {
    try {
      const kept = await api.answer(number, { answer, ...rest });
      questions[number - 1].keep(kept);
      say(status, `Pregunta ${number}: quedó «${words(answer)}».`);
      changed.answered();
    } catch (refusal) {
      say(status, refusal.status === 403 ? 'Solo responde quien atiende el ticket, o la supervisión.' : refusal.message, true);
    }
  };
  const choices = (number, ...options) => open && element('p', { class: 'sf-actions' },
    options.map(([answer, rest, label]) => button(label ?? words(answer), record(number, answer, rest))));
  const proposals = (items, empty) => items.length ? element('ul', { class: 'sf-proposals' }, items) : element('p', { class: 'sf-soft' }, empty);

  const draw = {
    1: ({ protocols }) => [count(protocols.length, 'propuesta', 'propuestas'), proposals(protocols.map(each => {
      titles.set(each.id, each.title);
      return element('li', {}, ...readable(each), choices(1,
        ['APLICADO', { reference: each.id }], ['NO_APLICA', { note: each.title }]));
    }), 'Ningún protocolo se parece a este ticket.')],

    2: ({ similar, missing }) => [missing ? 'incompleto' : count(similar.length, 'caso', 'casos'),
      missing && element('p', { class: 'sf-missing' }, missing),
      proposals(similar.map(each => element('li', {},
        element('h5', {}, element('span', { class: 'sf-folio' }, each.folio), ' ', each.subject),
        element('p', { class: 'sf-said' }, each.solution),
        choices(2, ['SIRVIO', { reference: each.folio }], ['NO_SIRVIO', { note: each.folio }]))),
      missing ? 'No hay casos que mostrar por ahora.' : 'Ningún caso resuelto se parece a este ticket.')],

    3: ({ agents }) => [count(agents.length, 'persona', 'personas'), proposals(agents.map(each => {
      const { opener, form } = asking({ open: 'Entregar', name: `Entregar a ${each.name}`, label: `¿Por qué lo entregas a ${each.name}?`, send: 'Entregar ticket',
        work: async reason => {
          const { warning } = await api.handOver(each.user, reason);
          changed.handedOver(each.name, warning);
        } });
      const holds = each.user === ticket.assignee;
      return element('li', {}, element('h5', {}, each.name, holds && [' ', element('span', { class: 'sf-tag' }, 'Lo atiende')]),
        element('p', { class: 'sf-soft' }, each.why), open && !holds && [element('p', { class: 'sf-actions' }, opener), form]);
    }), 'No hay a quién proponer.')],

    4: ({ escalation }) => [ADVICE[escalation.advice], element('p', { class: 'sf-advice', 'data-advice': escalation.advice },
      element('strong', {}, ADVICE[escalation.advice]), ' ', escalation.why)],

    5: ({ nextLevel }) => nextLevel.group === null
      ? ['no hay', element('p', { class: 'sf-soft' }, 'Después de este grupo no hay otro nivel.')]
      : [`${nextLevel.group}: ${count(nextLevel.present.length, 'presente', 'presentes')}`, ...next(nextLevel)]
  };

  const next = ({ group, present }) => {
    const { opener, form } = asking({ open: 'Informar', name: `Informar a ${group}`, label: `¿Qué debe saber ${group}?`, send: 'Enviar', work: async note => {
      await api.inform(note);
      say(status, `Se informó a ${group}.`);
      changed.informed();
    } });
    return [element('p', {}, 'Sigue ', element('strong', {}, group), present.length ? '. Está presente:' : '. Ahora no hay nadie en horario.'),
      present.length > 0 && element('ul', { class: 'sf-people' }, present.map(each => element('li', {}, element('strong', {}, each.name), ' ',
        element('span', { class: 'sf-soft' }, each.why)))),
      open && [element('p', { class: 'sf-actions' }, opener), form]];
  };

  const always = {
    1: () => choices(1, ['NO_EXISTE', {}, 'No existe protocolo']),
    2: () => [choices(2, ['NO_HAY', {}, 'No hay caso anterior']), ticket.solution && !open && document_()],
    3: () => choices(3, ['SOY_LA_PERSONA']),
    4: () => open && [element('p', { class: 'sf-soft' }, 'Para escalar usa la pestaña ',
      element('a', { href: formAddress() }, 'Formulario'), ' y su decisión «Escalar».'), choices(4, ['SIGO', {}, 'Sigo yo'])],
    5: () => choices(5, ['NO_HACE_FALTA'])
  };

  const document_ = () => element('p', { class: 'sf-actions' }, button('Documentar como referencia', async () => {
    try {
      await api.document();
      say(status, 'La solución quedó como borrador de protocolo: un analista la revisa.');
      changed.informed();
    } catch (refusal) {
      say(status, refusal.message, true);
    }
  }));

  questions.forEach((each, index) => each.foot.append(...[always[index + 1]()].flat(3).filter(Boolean)));

  const section = element('section', { class: 'sf-part sf-guide', 'aria-labelledby': 'sf-guide-title' },
    element('h3', { id: 'sf-guide-title', tabindex: -1 }, 'Guía'),
    !open && element('p', { class: 'sf-soft' }, 'Se responde mientras el ticket se atiende; así quedó.'),
    status, trouble, questions.map(each => each.node));

  const loadAnswers = async () => {
    try {
      const kept = await answers();
      questions.forEach((each, index) => each.show(kept.filter(answer => answer.question === index + 1), ticket.workCycle, titles));
    } catch (refusal) {
      trouble.replaceChildren(failure(refusal, retry(loadAnswers)));
    }
  };
  const loadSuggestions = async () => {
    try {
      const found = await api.suggestions();
      questions.forEach((each, index) => each.suggest(...draw[index + 1](found)));
    } catch (refusal) {
      questions.forEach(each => each.suggest('sin sugerencias'));
      trouble.replaceChildren(failure(refusal, retry(loadSuggestions)));
    }
  };
  const retry = load => async () => {
    trouble.replaceChildren();
    await load();
    section.querySelector('h3').focus();
  };
  const reload = async () => {
    await loadSuggestions();
    await loadAnswers();
    questions.find(each => open && !each.isAnswered())?.unfold();
  };
  return { section, reload, loadAnswers };
};

const formAddress = () => {
  const [path, query] = location.hash.split('?');
  const search = new URLSearchParams(query);
  search.set('detailsTab', 'task-detail-form');
  return `${path}?${search}`;
};

/** One question: its answer stands in the line that folds it. */
const question = (number, text) => {
  const hint = element('span', { class: 'sf-hint' });
  const body = element('div', {}, element('p', { class: 'sf-soft' }, 'Cargando…'));
  const foot = element('div');
  const before = element('ul', { class: 'sf-kept', 'aria-label': 'Lo que se respondió' });
  const node = element('details', { class: 'sf-question' },
    element('summary', {}, element('span', { class: 'sf-number', 'aria-hidden': 'true' }, String(number)),
      element('span', { class: 'sf-text' }, text), hint), element('div', { class: 'sf-body' }, before, body, foot));
  let suggestion = '';
  let kept = [];
  let cycle = 1;
  let titles = new Map();
  const present = () => kept.find(answer => answer.cycle === cycle);
  const paint = () => {
    const answer = present();
    const earlier = kept.at(-1);
    hint.textContent = answer ? words(answer.answer) : earlier ? `antes: ${words(earlier.answer)} · ${suggestion}` : suggestion;
    node.classList.toggle('sf-answered', Boolean(answer));
    before.replaceChildren(...kept.map(each => element('li', { class: each.cycle === cycle ? null : 'sf-earlier' },
      element('strong', {}, words(each.answer)),
      each.reference && ` «${titles.get(each.reference) ?? nameOf(each.reference)}»`,
      each.note && element('span', { class: 'sf-said' }, `: ${each.note}`),
      element('span', { class: 'sf-soft' }, ` ${nameOf(each.actor)}, `,
        element('time', { datetime: each.at, title: fullMoment(each.at) }, moment(each.at)),
        each.cycle === cycle ? '' : ` · ciclo ${each.cycle}`))));
  };
  return {
    node,
    foot,
    isAnswered: () => Boolean(present()),
    unfold: () => {
      node.open = true;
    },
    suggest: (short, ...parts) => {
      suggestion = short;
      body.replaceChildren(...parts.flat(3).filter(Boolean));
      paint();
    },
    show: (answers, presentCycle, knownTitles) => {
      kept = answers;
      cycle = presentCycle;
      titles = knownTitles;
      paint();
    },
    keep: answer => {
      kept = [...kept.filter(each => each.cycle !== answer.cycle), answer];
      cycle = answer.cycle;
      paint();
    }
  };
};

/** A protocol that unfolds; its HTML comes safe from the desk. */
const readable = ({ id, title, why }) => {
  const region = element('div', { class: 'sf-protocol', hidden: true });
  const opener = button('Abrir', async node => {
    if (region.hidden && !region.hasChildNodes()) {
      try {
        region.innerHTML = (await protocol(id)).html;
      } catch (refusal) {
        region.replaceChildren(element('p', { class: 'sf-bad' }, refusal.message));
      }
    }
    region.hidden = !region.hidden;
    if (region.hidden && region.querySelector('.sf-bad')) {
      region.replaceChildren();
    }
    node.setAttribute('aria-expanded', String(!region.hidden));
    node.textContent = region.hidden ? 'Abrir' : 'Cerrar';
  }, { class: 'sf-button sf-quiet', 'aria-expanded': 'false', 'aria-label': `Abrir o cerrar «${title}»` });
  return [element('h5', {}, title, ' ', opener), element('p', { class: 'sf-soft' }, why), region];
};
