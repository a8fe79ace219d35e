/** What happened, oldest first, and the box for adding to it. */
import { nameOf } from './api.js';
import { element, freshId, part, say, sending, statusLine } from './dom.js';
import { fullMoment, moment } from './words.js';

const LATEST = 20;

const line = internal => entry => element('li', { 'data-visibility': entry.visibility },
  element('p', { class: 'sf-meta' },
    element('strong', {}, nameOf(entry.actor)),
    element('time', { datetime: entry.at, title: fullMoment(entry.at) }, moment(entry.at)),
    internal && element('span', { class: 'sf-tag' }, entry.visibility === 'INTERNA' ? 'Interna' : 'Pública')),
  element('p', { class: 'sf-said' }, entry.text));

const list = (entries, internal) => {
  const all = element('ol', { class: 'sf-timeline' }, entries.slice(-LATEST).map(line(internal)));
  const hidden = entries.slice(0, -LATEST);
  const more = hidden.length > 0 && element('button', { type: 'button', class: 'sf-button sf-quiet', click: () => {
    all.prepend(...hidden.map(line(internal)));
    all.tabIndex = -1;
    all.focus();
    more.remove();
  } }, `Ver lo anterior (${hidden.length})`);
  return [more, all].filter(Boolean);
};

/** @param internal whether whoever asks reads and writes what only the desk reads */
export const history = (api, internal) => {
  const told = part('Historia', api.history, entries => entries.length ? list(entries, internal) : element('p', { class: 'sf-soft' }, 'Todavía no pasa nada.'));
  told.section.append(commentBox(api, internal, told.reload));
  return told;
};

const commentBox = (api, internal, written) => {
  const field = freshId();
  const text = element('textarea', { id: field, rows: 3, required: true, maxlength: 4000 });
  const status = statusLine();
  const group = freshId();
  const choice = (value, label, checked) => element('label', { class: 'sf-choice' },
    element('input', { type: 'radio', name: group, value, checked }), ' ', label);
  return element('form', { class: 'sf-comment', submit: sending(status, async form => {
    const visibility = internal ? form.querySelector('input:checked').value : 'PUBLICA';
    await api.comment({ text: text.value, visibility });
    text.value = '';
    say(status, visibility === 'INTERNA' ? 'Comentario interno agregado.' : 'Comentario público agregado.');
    await written();
  }) },
  element('label', { for: field }, 'Comentario'), text,
  internal && element('fieldset', { class: 'sf-choices' }, element('legend', {}, 'Quién lo lee'),
    choice('INTERNA', 'Interna: solo la mesa', true), choice('PUBLICA', 'Pública: también quien solicita')),
  element('p', { class: 'sf-actions' }, element('button', { class: 'sf-button' }, 'Comentar')), status);
};
