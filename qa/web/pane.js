// The statement beside the chat: opened at the quoted words, a sheet over the answer on a phone.
import { announce, at, make, motion, part, say, wide } from './page.js';

let opener = null;
let about = null;
let latest = 0;

const pane = () => document.getElementById('pane');
const sheet = () => document.body.classList.contains('sheet-open');

export async function open(link, { focus = true } = {}) {
  const turn = ++latest;
  const article = await part(link.href.split('#')[0], 'article.statement');
  if (turn !== latest || !article) return;
  about ??= [...pane().childNodes];
  pane().replaceChildren(bar(article), article);
  mark(link);
  show();
  scrollTo(article.querySelector('#mark'));
  if (focus) arrive(article);
}

// At the words that were asked for, from which reading goes on; of which statement is said.
function arrive(article) {
  const there = article.querySelector('mark.focus, .counterpart') ?? article.querySelector('h2');
  there.tabIndex = -1;
  there.focus({ preventScroll: true });
  announce(article.dataset.line);
}

// No statement stays open beside an answer that is not out of it.
export function leave() {
  latest += 1;
  if (about) pane().replaceChildren(...about);
  about = null;
}

function bar(article) {
  const back = make('button', { className: 'back', type: 'button', textContent: say('← Back to the answer') });
  back.addEventListener('click', () => (history.state?.sheet ? history.back() : close()));
  const title = make('span', { className: 'title', textContent: article.dataset.line || '' });
  const words = make('a', { className: 'selected', textContent: say('Link to the selected words'), hidden: true });
  const top = make('div', { className: 'bar' });
  top.append(back, title, words, ...steps(article));
  return top;
}

// Through the answer's quotes in this statement: how many, which, and to the one before or after.
function steps(article) {
  const total = Math.max(0, ...[...article.querySelectorAll('mark')].map((one) => one.dataset.match));
  if (total < 2) return [];
  const group = make('div', { className: 'matches', role: 'group', ariaLabel: say('Quotes of the answer here') });
  const where = make('span', { className: 'count' });
  const move = (by) => go(article, where, by, total);
  const button = (text, label, which, by) => {
    const made = make('button', { type: 'button', textContent: text, ariaLabel: label });
    made.dataset.step = which;
    made.addEventListener('click', () => move(by));
    return made;
  };
  group.append(button('↑', say('Quote before'), 'before', -1), where, button('↓', say('Next quote'), 'next', 1));
  where.textContent = say('{number} of {total}', { number: article.querySelector('#mark')?.dataset.match ?? 1, total });
  return [group];
}

// The card of the answer's quote with this number in the statement lights up, as its words do.
function light(number) {
  const place = ({ dataset }) => /\/spans\/([^/]+)\/(\d+)-(\d+)/.exec(dataset.link).slice(1);
  const [here] = place(opener.closest('.quote'));
  const cards = [...opener.closest('.answer').querySelectorAll('.quote')]
    .map((card) => [card, ...place(card)])
    .filter(([, statement]) => statement === here)
    .sort(([, , start, end], [, , other, last]) => start - other || end - last);
  const link = cards[number - 1]?.[0].querySelector('.cite');
  if (link) mark(link);
}

function go(article, where, by, total) {
  const now = Number(article.querySelector('mark.focus')?.dataset.match ?? 1);
  const next = ((now - 1 + by + total) % total) + 1;
  for (const one of article.querySelectorAll('mark')) {
    const chosen = Number(one.dataset.match) === next;
    one.classList.toggle('focus', chosen);
    one.classList.toggle('other', !chosen);
  }
  const target = article.querySelector(`mark[data-match="${next}"]`);
  where.textContent = say('{number} of {total}', { number: next, total });
  scrollTo(target);
  if (opener?.closest('.quote')) light(next);
  announce(say('Quote {number} of {total}: {words}', { number: next, total, words: target.textContent }));
}

function mark(link) {
  document.querySelectorAll('[aria-current]').forEach((old) => old.removeAttribute('aria-current'));
  link.setAttribute('aria-current', 'true');
  if (link.isConnected && !pane().contains(link)) opener = link;
}

function show() {
  if (wide.matches || sheet()) return;
  document.body.classList.add('sheet-open');
  covered(true);
  history.pushState({ ...history.state, sheet: true }, '');
}

export function close() {
  if (!sheet()) return;
  document.body.classList.remove('sheet-open');
  covered(false);
  back();
}

// What lies under the sheet is out of reach meanwhile, for the keyboard too.
function covered(under) {
  for (const one of document.querySelectorAll('#masthead, #talk')) one.inert = under;
}

function back() {
  opener?.focus({ preventScroll: true });
}

function scrollTo(target) {
  const box = pane();
  const top = target
    ? box.scrollTop + target.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight * 0.3
    : 0;
  box.scrollTo({ top, behavior: motion() });
}

// Words selected in one paragraph get an address; the server turns UTF-16 units into characters.
function selected() {
  const link = document.querySelector('.bar .selected');
  if (!link) return;
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  const words = range?.startContainer.parentElement?.closest('.statement .paragraph > p');
  link.hidden = !words || range.collapsed || !words.contains(range.endContainer);
  if (link.hidden) return;
  const before = document.createRange();
  before.setStart(words, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const statement = encodeURIComponent(words.closest('.statement').dataset.statement);
  const paragraph = words.parentElement.id.slice(1);
  link.href = at(`/selections/${statement}/${paragraph}/${start}-${start + range.toString().length}`);
}

document.addEventListener('selectionchange', selected);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (sheet()) history.back();
  else if (pane()?.contains(document.activeElement)) back();
});
addEventListener('popstate', close);
wide.addEventListener('change', () => {
  document.body.classList.remove('sheet-open');
  covered(false);
});
