/* What Tasklist shows of the ticket behind a task: a line on its card and the tab «Ticket». */
import { showCard } from './cards.js';
import { showTab } from './tab.js';

export default [
  {
    id: 'ticket',
    pluginPoint: 'tasklist.task.detail',
    priority: 900,
    properties: { label: 'Ticket' },
    render: (node, { api, taskId }, tasklist) => showTab(node, taskId, api.CSRFToken, tasklist),
    unmount() {}
  },
  {
    id: 'ticket-card',
    pluginPoint: 'tasklist.card',
    priority: 100,
    render: (node, { taskId }) => showCard(node, taskId),
    unmount() {}
  }
];
