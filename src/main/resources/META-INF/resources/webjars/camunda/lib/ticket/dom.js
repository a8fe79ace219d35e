/** Elements from words: what people wrote goes in as text, never as HTML. */
export const element = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      node.addEventListener(name, value);
    } else if (value !== undefined && value !== null && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  }
  node.append(...children.flat(3).filter(child => child !== undefined && child !== null && child !== false));
  return node;
};

let ids = 0;
export const freshId = () => `sf-${++ids}`;

/** What went well, or what to do about what did not; read aloud when it changes. */
export const statusLine = () => element('p', { class: 'sf-status', role: 'status' });

export const say = (line, text, bad = false) => {
  line.textContent = text;
  line.classList.toggle('sf-bad', bad);
};

/** What a form does when it is sent: once at a time, and a refusal is said. */
export const sending = (line, work) => {
  let working = false;
  return async event => {
    event.preventDefault();
    if (working) {
      return;
    }
    working = true;
    try {
      await work(event.target);
    } catch (refusal) {
      say(line, refusal.message, true);
    } finally {
      working = false;
    }
  };
};

/** A button that keeps the focus while it works and refuses to work twice at once. */
export const button = (label, work, attributes = {}) => {
  const node = element('button', { type: 'button', class: 'sf-button', ...attributes, click: async () => {
    if (node.getAttribute('aria-disabled') !== 'true') {
      node.setAttribute('aria-disabled', 'true');
      try {
        await work(node);
      } finally {
        node.removeAttribute('aria-disabled');
      }
    }
  } }, label);
  return node;
};

/** A button that opens a small form below itself: one text to write, then «send». */
export const asking = ({ open, label, send, work, name }) => {
  const field = freshId();
  const text = element('textarea', { id: field, rows: 2, required: true, maxlength: 4000 });
  const line = statusLine();
  const close = () => {
    form.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    opener.focus();
  };
  const form = element('form', { class: 'sf-asking', hidden: true, submit: sending(line, async () => {
    await work(text.value);
    text.value = '';
    say(line, '');
    close();
  }) },
  element('label', { for: field }, label), text,
  element('p', { class: 'sf-actions' }, element('button', { class: 'sf-button sf-first' }, send), button('Cancelar', close)), line);
  const opener = element('button', { type: 'button', class: 'sf-button', 'aria-expanded': 'false', 'aria-label': name, click: () => {
    form.hidden = !form.hidden;
    opener.setAttribute('aria-expanded', String(!form.hidden));
    if (!form.hidden) {
      text.focus();
    }
  } }, open);
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      close();
    }
  });
  return { opener, form };
};

/** A section of the tab that loads, fails and is tried again by itself. */
export const part = (title, load, draw, kind = '') => {
  const heading = element('h3', { id: freshId(), tabindex: -1 }, title);
  const body = element('div', {}, element('p', { class: 'sf-soft' }, 'Cargando…'));
  const section = element('section', { class: `sf-part ${kind}`, 'aria-labelledby': heading.id }, heading, body);
  const reload = async () => {
    section.setAttribute('aria-busy', 'true');
    try {
      body.replaceChildren(...[draw(await load())].flat());
    } catch (refusal) {
      body.replaceChildren(failure(refusal, async () => {
        await reload();
        heading.focus();
      }));
    } finally {
      section.removeAttribute('aria-busy');
    }
  };
  return { section, reload };
};

export const failure = (refusal, again) => element('div', { class: 'sf-failure', role: 'alert' },
  element('p', {}, refusal.message), button('Reintentar', again));
