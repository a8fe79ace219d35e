/*
 * The lamp and the time left on each card. Cards ask together: whatever Tasklist draws in one go becomes one request.
 * What was answered is kept for a moment, because Tasklist draws its whole list anew every ten seconds.
 */
import { cards } from './api.js';
import { element } from './dom.js';
import { timeLeft } from './facts.js';

const TOGETHER = 30;
const FRESH = 25_000;
const AGAIN = 30_000;
const MOST = 100;

const shown = new Map();
const known = new Map();
let planned = null;

const isFresh = task => known.has(task) && Date.now() - known.get(task).at < FRESH;

const paint = (node, task) => {
  const card = known.get(task)?.card;
  if (!card) {
    node.replaceChildren();
    return;
  }
  node.replaceChildren(element('p', { class: 'sf-card', 'data-state': card.state },
    element('span', { class: 'sf-lamp' }, card.label),
    timeLeft(card)));
};

const ask = async () => {
  planned = null;
  for (const [node, { since }] of shown) {
    if (!node.isConnected && Date.now() - since > TOGETHER * 10) {
      shown.delete(node);
    }
  }
  const wanted = [...new Set([...shown.values()].map(each => each.task))].filter(task => !isFresh(task)).slice(0, MOST);
  if (!wanted.length) {
    return;
  }
  const at = Date.now();
  wanted.forEach(task => known.set(task, { card: known.get(task)?.card, at }));
  try {
    const found = new Map((await cards(wanted)).map(card => [card.task, card]));
    wanted.forEach(task => known.set(task, { card: found.get(task), at }));
  } catch (refusal) {
    wanted.forEach(task => known.delete(task));
    console.warn('Las tarjetas no muestran el tiempo que queda:', refusal.message);
  }
  shown.forEach(({ task }, node) => paint(node, task));
};

const plan = () => {
  planned ??= setTimeout(ask, TOGETHER);
};

/** After something that changes what the card says. */
export const forget = task => {
  known.delete(task);
  plan();
};

export const showCard = (node, task) => {
  shown.set(node, { task, since: Date.now() });
  paint(node, task);
  if (!isFresh(task)) {
    plan();
  }
};

setInterval(() => document.hidden || plan(), AGAIN);
