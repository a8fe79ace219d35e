/** The tab «Ticket»: everything the desk knows about the ticket behind a task. */
import { cards, ticketApi } from './api.js';
import { forget } from './cards.js';
import { element, failure, part } from './dom.js';
import { clocks, head, lamps } from './facts.js';
import { files } from './files.js';
import { guide } from './guide.js';
import { history } from './history.js';

const MINUTE = 60_000;
const GONE = 'Esta tarea ya no está a tu alcance: la atiende otra persona o el ticket siguió su camino.';

/**
 * @param token for writing, as the engine's own plugins use it
 * @param tasklist Tasklist's view of the task, which knows when somebody takes it or gives it back there
 */
export const showTab = async (node, task, token, tasklist) => {
  const notice = element('p', { class: 'sf-notice', role: 'status' });
  const content = element('div', {}, element('p', { class: 'sf-soft' }, 'Cargando el ticket…'));
  node.replaceChildren(element('div', { class: 'sf-ticket' }, notice, content));

  const show = async () => {
    try {
      const [card] = await cards([task]);
      if (!card) {
        content.replaceChildren(element('p', { class: 'sf-empty' }, GONE));
        return;
      }
      await draw(ticketApi(card.folio, token), card);
    } catch (refusal) {
      content.replaceChildren(refusal.status === 404 ? element('p', { class: 'sf-empty' }, GONE) : failure(refusal, show));
    }
  };

  const draw = async (api, card) => {
    let reading = api.answers();
    const [ticket, internal] = await Promise.all([api.ticket(), reading.then(() => true, mayReadInternals)]);
    const answers = () => {
      const now = reading ?? api.answers();
      reading = null;
      return now;
    };
    const note = document.createTextNode('Estado actual');
    const time = part('Relojes', api.clocks, reports => {
      note.data = reports.some(report => report.clock === 'APROBACION' && report.state === 'CORRIENDO') ? 'En aprobación' : 'Estado actual';
      return clocks(reports);
    }, 'sf-clocks');
    const told = history(api, internal);
    const kept = files(api, ticket);
    const asked = internal && guide(api, ticket, answers, {
      answered: told.reload,
      informed: () => Promise.all([told.reload(), asked.loadAnswers()]),
      handedOver: async (name, warning) => {
        await renew();
        tasklist.taskData?.changed('task');
        notice.textContent = `Entregaste el ticket a ${name}: ya no es tu tarea. ${warning ?? ''}`;
        notice.tabIndex = -1;
        notice.focus();
      }
    });
    const parts = [time, asked, kept, told].filter(Boolean);
    content.replaceChildren(lamps(ticket, note), head(ticket, card), element('div', { class: 'sf-columns' },
      element('div', {}, asked && asked.section, told.section),
      element('div', {}, time.section, kept.section)));
    keepTime(time);
    await Promise.all(parts.map(each => each.reload()));
  };

  const renew = () => {
    forget(task);
    return show();
  };
  await show();
  tasklist.$watch('task.assignee', (now, before) => now !== before && renew());
};

/** Whoever may not read the guide reads nothing that the desk writes for itself either. */
const mayReadInternals = refusal => refusal.status !== 403;

const keepTime = time => {
  const timer = setInterval(() => {
    if (!time.section.isConnected) {
      clearInterval(timer);
    } else if (!document.hidden) {
      time.reload();
    }
  }, MINUTE);
};
