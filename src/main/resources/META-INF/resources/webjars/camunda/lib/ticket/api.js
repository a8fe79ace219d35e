/** The desk's own API, with the session of Tasklist. */
const ROOT = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '') + '/api/v1';

/** What the desk refuses, in its own words. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const call = async (method, path, { token, json, form } = {}) => {
  let answer;
  try {
    answer = await fetch(ROOT + path, {
      method,
      credentials: 'same-origin',
      headers: {
        Accept: 'application/json',
        ...(token && { 'X-XSRF-TOKEN': token }),
        ...(json && { 'Content-Type': 'application/json' })
      },
      body: json ? JSON.stringify(json) : form
    });
  } catch {
    throw new Refusal(0, 'No hay conexión con la mesa: revisa tu red y vuelve a intentarlo.');
  }
  const text = await answer.text();
  const body = answer.headers.get('Content-Type')?.includes('json') && text ? JSON.parse(text) : null;
  if (answer.status === 401) {
    throw new Refusal(401, 'Tu sesión terminó: vuelve a cargar la página y entra otra vez.');
  }
  if (!answer.ok) {
    throw new Refusal(answer.status, body?.detail ?? 'La mesa no pudo responder: vuelve a intentarlo en unos minutos.');
  }
  return body;
};

export const cards = tasks => call('GET', `/tasks?ids=${tasks.map(encodeURIComponent).join(',')}`).then(found => found.items);

export const protocol = id => call('GET', `/knowledge/protocols/${encodeURIComponent(id)}`);

export const fileAddress = id => `${ROOT}/attachments/${encodeURIComponent(id)}`;

const names = new Map([['sistema', 'la mesa']]);

/** The full name of a login; the login itself while the desk has not said it. */
export const nameOf = login => names.get(login) ?? login;

/** @param token Tasklist's own, which the desk takes for writing */
export const ticketApi = (folio, token) => {
  const path = `/tickets/${encodeURIComponent(folio)}`;
  const get = rest => call('GET', path + rest);
  let asking;
  const people = () => asking ??= get('/people')
    .then(({ items }) => items.forEach(({ user, name }) => names.set(user, name)), () => {})
    .finally(() => {
      asking = null;
    });
  const named = async (read, logins) => {
    const found = await read;
    if (logins(found).some(login => login && !names.has(login))) {
      await people();
    }
    return found;
  };
  const timeline = async () => {
    const entries = [];
    let next = '';
    do {
      const page = await get(`/timeline?size=100${next && `&after=${encodeURIComponent(next)}`}`);
      entries.push(...page.items);
      next = page.next;
    } while (next);
    return entries;
  };
  const send = (method, rest, json = {}) => call(method, path + rest, { token, json });
  return {
    ticket: () => named(get(''), ticket => [ticket.requester, ticket.assignee]),
    clocks: () => get('/sla').then(found => found.items),
    files: () => named(get('/attachments').then(found => found.items), files => files.map(file => file.uploadedBy)),
    answers: () => named(get('/guide').then(found => found.items), answers => answers.map(answer => answer.actor)),
    suggestions: () => get('/suggestions'),
    answer: (question, json) => send('PUT', `/guide/${question}`, json),
    handOver: (to, reason) => send('POST', '/hand-over', { to, reason }),
    inform: note => send('POST', '/inform', { note }),
    document: () => send('POST', '/reference'),
    comment: json => send('POST', '/comments', json),

    history: () => named(timeline(), entries => entries.map(entry => entry.actor)),

    attach(file, document) {
      const form = new FormData();
      form.append('file', file);
      if (document) {
        form.append('document', document);
      }
      return call('POST', `${path}/attachments`, { token, form });
    }
  };
};
