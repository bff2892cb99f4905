// The page's own script: opens statements beside the chat and keeps the record's line up to date.
// Every link it takes over is a real address: without this script it opens as a page.
import { copy, widen } from './cards.js';
import { judge, judged, list } from './conversations.js';
import { chosen, forget } from './filters.js';
import './keys.js';
import { announce, at, make, motion, part, plainClick, wide } from './page.js';
import { leave, open } from './pane.js';
import { remember } from './places.js';
import './refusals.js';
import { forgetSummary, summaries } from './summary.js';

let greeted = false;
let changed = null; // the turn that is being asked anew, by id
let cut = false; // turns are being taken away: what is left was told before

window.onTheRecord = { chosen };

// A new turn: its question goes to the top; with room beside it, its first quote's statement opens.
function shown() {
  const turn = document.querySelector('.exchange:last-child');
  remember();
  judged();
  summaries();
  if (!turn) return welcomed();
  if (changed) return again();
  if (!cut) announce(turn.querySelector('.summary > span, .notice p:not(.kicker)')?.textContent);
  cut = false;
  settle(turn);
  turn.scrollIntoView({ block: 'start', behavior: motion() });
  const first = wide.matches && turn.querySelector('.answer.quotes .cite');
  if (first) open(first, { focus: false });
  else if (wide.matches && !turn.querySelector('.pending')) leave();
}

// Where the button that was pressed is gone with what was shown before, the new question has the
// focus: the box would bring a phone's keyboard up over the answer.
function settle(turn) {
  if (document.activeElement !== document.body) return;
  const asked = turn.querySelector('.asked');
  asked.tabIndex = -1;
  asked.focus({ preventScroll: true });
}

// Back at the beginning: nothing is asked any more.
function welcomed() {
  changed = null;
  cut = false;
  leave();
  list();
}

// A turn asked without one of its filters stays where it is; who took it off goes on from there.
function again() {
  const turn = document.getElementById(changed);
  changed = null;
  const answer = turn?.querySelector('.answer, .notice');
  if (!answer) return;
  announce(answer.querySelector('.summary > span, .notice p:not(.kicker)')?.textContent);
  answer.tabIndex = -1;
  answer.focus({ preventScroll: true });
  const first = wide.matches && answer.querySelector('.cite');
  if (first) open(first, { focus: false });
  else if (wide.matches) leave();
}

// The chat's page is one for all: who reads it, and what he may, is told beside it.
function known() {
  const account = document.getElementById('account');
  document.querySelector('.places').append(account.content.cloneNode(true));
  if (!('offered' in account.dataset)) document.querySelectorAll(`[href="${at('/bring')}"]`).forEach((link) => link.remove());
}

async function poll() {
  let wait = 30000;
  try {
    const now = await (await fetch(at('/progress'))).json();
    document.getElementById('record-line').textContent = now.line;
    document.getElementById('progress').hidden = !now.work;
    document.getElementById('progress-words').textContent = now.work;
    document.querySelector('#progress progress').value = now.share;
    const held = document.getElementById('held');
    held?.replaceChildren(...now.facts.map((fact) => make('li', { textContent: fact })));
    await greet(now.statements);
    if (now.work) wait = 1500;
  } catch { /* the server is away: ask again later */ }
  setTimeout(poll, wait);
}

// The welcome may be older than the page: made before the record was filled.
async function greet(statements) {
  const old = document.getElementById('welcome');
  const stale = old && old.dataset.statements !== String(statements);
  if (!stale || (greeted && !('empty' in old.dataset))) return;
  greeted = true;
  const fresh = await part(at('/welcome'), '#welcome');
  document.getElementById('welcome')?.replaceWith(fresh);
  list();
}

function jump(link) {
  const card = link.closest('.answer').querySelector('#' + CSS.escape(link.hash.slice(1)));
  card.scrollIntoView({ block: 'center', behavior: motion() });
  card.querySelector('.cite').focus({ preventScroll: true });
}

document.addEventListener('click', (event) => {
  const on = (selector) => event.target.closest(selector);
  if (!document.getElementById('pane') || !plainClick(event)) return;
  const taken = [['.numbers a', jump], ['a[data-open]', open], ['a[data-around]', widen], ['button[data-copy]', copy], ['button[data-judge]', judge]]
    .find(([selector]) => on(selector));
  if (!taken) return;
  event.preventDefault();
  taken[1](on(taken[0]));
});
document.addEventListener('click', ({ target }) => {
  const link = target.closest('a[data-language]');
  if (!link) return; // the conversation's address may have changed since the page was made
  const here = new URL(location.href);
  here.searchParams.set('lang', link.hreflang);
  link.href = here.href;
});
document.addEventListener('record:shown', shown);
document.addEventListener('record:drop', ({ detail: { chip, turn } }) => {
  changed = turn.id;
  turn.setAttribute('aria-busy', 'true');
  if (chip.closest('.chosen')) forget(chip.dataset.drop);
});
document.addEventListener('record:turn', ({ detail: { action, turn } }) => {
  if (action === 'retry') {
    changed = turn.id;
    turn.setAttribute('aria-busy', 'true');
    forgetSummary(turn);
  }
  cut = action === 'edit' || action === 'undo';
  if (action !== 'retry') document.querySelector('#question textarea')?.focus();
});
(function start() {
  if (document.getElementById('record-line') && document.querySelector('#welcome, .exchange')) {
    known();
    if (!location.search) remember();
    list();
    poll();
  }
  else setTimeout(start, 50);
})();
