// Keys that move about, listed under "?". Single keys can be switched off: some people speak or
// dictate to the page, and a letter must not run away with them.
import { make, motion, say } from './page.js';

const OFF = 'on-the-record.keys-off';
const KEYS = [
  ['/', say('Go to the question box')],
  ['j', say('Next quote')],
  ['k', say('Quote before')],
  ['n', say('Next quote in the open statement')],
  ['p', say('Quote before in the open statement')],
  ['Esc', say('From the question box to the answer, from the statement back to the quote')],
  ['?', say('This list')],
];
const on = () => {
  try { return !localStorage.getItem(OFF); } catch { return true; }
};

// The card after or before the one that has the focus; without one, the newest answer's first.
function step(by) {
  const links = [...document.querySelectorAll('.exchange .quote .cite')];
  if (!links.length) return;
  const now = links.findIndex((link) => link.closest('.quote').contains(document.activeElement));
  const newest = links.findIndex((link) => link.closest('.exchange:last-child'));
  const next = links[now < 0 ? Math.max(newest, 0) : Math.min(Math.max(now + by, 0), links.length - 1)];
  next.closest('.quote').scrollIntoView({ block: 'center', behavior: motion() });
  next.focus({ preventScroll: true });
}

// The newest answer's first quote, or what is said where there is none.
function answer() {
  const turn = document.querySelector('.exchange:last-child');
  const there = turn?.querySelector('.quote .cite') ?? turn?.querySelector('.answer, .notice');
  if (!there) return;
  if (!there.matches('a')) there.tabIndex = -1;
  there.focus();
}

const press = (which) => document.querySelector(`.bar .matches [data-step="${which}"]`)?.click();
const ACTIONS = {
  '/': () => document.querySelector('#question textarea')?.focus(),
  j: () => step(1),
  k: () => step(-1),
  n: () => press('next'),
  p: () => press('before'),
  '?': () => list(),
};

export function list() {
  if (document.querySelector('dialog.keys')) return;
  const dialog = make('dialog', { className: 'keys' });
  const title = make('h2', { textContent: say('Keyboard shortcuts'), id: 'keys-title' });
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const rows = make('dl', {});
  for (const [key, does] of KEYS) {
    const row = make('div', {});
    const name = make('dt', {});
    name.append(make('kbd', { textContent: key }));
    row.append(name, make('dd', { textContent: does }));
    rows.append(row);
  }
  const label = make('label', {});
  const box = make('input', { type: 'checkbox', checked: on() });
  box.addEventListener('change', () => {
    try {
      if (box.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, 'true');
    } catch { /* not kept: they stay on */ }
  });
  label.append(box, ' ', say('Use single keys'));
  const close = make('button', { type: 'button', textContent: say('Close') });
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.append(title, rows, label, close);
  document.body.append(dialog);
  dialog.showModal();
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target.matches?.('#question textarea') && !event.isComposing) answer();
  const writing = event.target.closest?.('input, textarea, select, [contenteditable="true"], dialog');
  if (writing || event.ctrlKey || event.metaKey || event.altKey || !on()) return;
  const action = ACTIONS[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
document.addEventListener('click', (event) => event.target.closest('[data-keys]') && list());
