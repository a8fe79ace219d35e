/** The ticket's files: only ever saved, never shown as pages. */
import { fileAddress, nameOf } from './api.js';
import { element, freshId, part, say, sending, statusLine } from './dom.js';
import { moment, size } from './words.js';

const item = file => element('li', {},
  element('a', { href: fileAddress(file.id), download: file.name }, file.name),
  element('span', { class: 'sf-soft' }, ` ${size(file.size)} · ${nameOf(file.uploadedBy)}, ${moment(file.uploadedAt)}`),
  file.document && element('span', { class: 'sf-tag' }, file.document));

const missing = (documents, files) => documents
  .filter(wanted => !files.some(file => file.document === wanted.name))
  .map(wanted => element('p', { class: 'sf-soft' }, wanted.obligatory ? `Falta: ${wanted.name}` : `Ayuda si lo adjuntas: ${wanted.name}`));

export const files = (api, ticket) => {
  const documents = ticket.documents ?? [];
  const attached = part('Archivos', api.files, found => [
    found.length ? element('ul', {}, found.map(item)) : element('p', { class: 'sf-soft' }, 'Sin archivos.'),
    ...missing(documents, found)
  ], 'sf-files');
  if (ticket.state !== 'CERRADO') {
    attached.section.append(upload(api, documents, attached.reload));
  }
  return attached;
};

const upload = (api, documents, done) => {
  const field = freshId();
  const which = freshId();
  const input = element('input', { id: field, type: 'file', required: true });
  const document = documents.length > 0 && element('select', { id: which },
    documents.map(wanted => element('option', { value: wanted.name }, wanted.name)), element('option', { value: '' }, 'Otro'));
  const status = statusLine();
  return element('form', { class: 'sf-upload', submit: sending(status, async () => {
    say(status, 'Adjuntando…');
    const added = await api.attach(input.files[0], document && document.value);
    input.value = '';
    say(status, `Se adjuntó «${added.name}».`);
    await done();
  }) },
  element('label', { for: field }, 'Adjuntar un archivo'), input,
  document && [element('label', { for: which }, '¿Qué documento es?'), document],
  element('p', { class: 'sf-actions' }, element('button', { class: 'sf-button' }, 'Adjuntar')), status);
};
