/** What the ticket is and where it stands. */
import { nameOf } from './api.js';
import { element } from './dom.js';
import { ACTIVITIES, STATES, fullMoment, moment, words } from './words.js';

/** @param note what the present lamp says besides its state */
export const lamps = (ticket, note) => element('section', { class: 'sf-semaforo', 'aria-label': 'Semáforo del ticket' },
  ACTIVITIES.map(([activity, label, states]) => element('div', { class: activity === ticket.activity ? 'sf-now' : null },
    element('h4', {}, label),
    element('ol', {}, states.map(state => element('li', { 'data-state': state, 'aria-current': state === ticket.state ? 'step' : null },
      element('span', {}, STATES[state]),
      state === ticket.state && element('small', {}, note)))))));

const row = (label, value) => value && element('div', {}, element('dt', {}, label), element('dd', {}, value));

/** The time left of a card, in words, and in colour when it is short or over. */
export const timeLeft = card => card.left && element('span', {
  class: card.breached ? 'sf-left sf-late' : card.percent >= 75 ? 'sf-left sf-soon' : 'sf-left',
  title: `${card.clockLabel}: ${card.due}`
}, card.left);

export const head = (ticket, card) => element('header', { class: 'sf-head' },
  element('h2', {}, element('span', { class: 'sf-folio' }, ticket.folio), ' ', ticket.subject),
  element('dl', { class: 'sf-facts' },
    row('Tiempo', timeLeft(card)),
    row('Prioridad', ticket.priority),
    row('Categoría', words(ticket.category)),
    row('Solicita', nameOf(ticket.requester)),
    row('Grupo', ticket.group),
    row('Atiende', ticket.assignee ? nameOf(ticket.assignee) : 'nadie todavía'),
    row('Reportado', element('time', { datetime: ticket.createdAt, title: fullMoment(ticket.createdAt) }, moment(ticket.createdAt))),
    row('Proveedor', ticket.supplier),
    row('Reaperturas', ticket.reopenCount > 0 && String(ticket.reopenCount))),
  element('p', { class: 'sf-said sf-description' }, ticket.description),
  ticket.solution && element('p', { class: 'sf-said sf-solution' }, element('strong', {}, 'Solución: '), ticket.solution));

export const clocks = reports => reports.length === 0
  ? element('p', { class: 'sf-soft' }, 'Ningún reloj ha empezado.')
  : reports.map(report => {
    const name = words(report.clock);
    return element('article', { class: report.breached ? 'sf-clock sf-breached' : 'sf-clock' },
      element('h4', {}, name, ' ', element('span', { class: 'sf-tag' }, words(report.state)),
        report.breached && element('span', { class: 'sf-tag sf-tag-bad' }, 'Fuera de tiempo')),
      element('progress', { max: 100, value: Math.min(100, report.percent), 'aria-label': `${name}: ${report.percent} % del tiempo usado` }),
      element('p', {}, `${report.percent} % · ${report.explanation}`));
  });
