// Conversations and verdicts on answers, kept in this browser and nowhere else.
import { announce, at, counted, make, say } from './page.js';

const TALKS = 'on-the-record.conversations';
const VERDICTS = 'on-the-record.verdicts';
const MOST = 50;
let talking = null; // the conversation on the page, by id
let recalling = false;

export const current = () => talking;
export const goOn = (id) => { talking = id ?? null; };

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch { return []; }
}

function write(key, kept) {
  try { localStorage.setItem(key, JSON.stringify(kept)); } catch { /* full, or not allowed: go on without */ }
}

// After each answer: the questions so far, with their filters; the newest conversation stands first.
export function keep() {
  const turns = [...document.querySelectorAll('.exchange[data-given]')].map((one) => JSON.parse(one.dataset.given));
  if (!turns.length || document.querySelector('.exchange .pending')) return;
  const talks = read(TALKS);
  let known = talks.find((talk) => talk.id === talking);
  if (known && known.turns[0].q !== turns[0].q) {
    // The server was started anew, or had too many conversations to keep this one.
    if (!recalling) { recall([...known.turns, ...turns]); return; }
    talking = known = null; // it could not be had back: what is kept of it stays as it is
  }
  recalling = false;
  talking ??= crypto.randomUUID?.() ?? String(Date.now());
  const talk = { name: turns[0].q, ...known, id: talking, when: Date.now(), turns };
  write(TALKS, [talk, ...talks.filter((one) => one.id !== talking)].slice(0, MOST));
}

// The page asks all of it again, in order, so that the last question leans on those before it.
function recall(turns) {
  recalling = true;
  document.dispatchEvent(new CustomEvent('record:reopen', { detail: turns }));
}

// On the first page: what was asked before, to be gone on with, named or deleted.
export function list() {
  const place = document.getElementById('earlier');
  if (!place || document.querySelector('.exchange')) return;
  talking = null;
  const talks = read(TALKS);
  const verdicts = read(VERDICTS);
  place.replaceChildren();
  if (talks.length) {
    place.append(make('h3', { textContent: say('Earlier conversations') }), make('ul', { className: 'talks' }));
    place.lastChild.append(...talks.map(row));
    place.append(make('p', { className: 'small', textContent: say('Kept in this browser only.') }));
  }
  if (verdicts.length) {
    const words = counted('Save {n} verdict on answers', 'Save {n} verdicts on answers', verdicts.length);
    const saved = make('button', { type: 'button', className: 'save', textContent: words });
    saved.addEventListener('click', () => save(verdicts));
    place.append(saved);
  }
}

function row(talk) {
  const item = make('li', {});
  const open = make('button', { type: 'button', className: 'open', textContent: talk.name });
  const rename = make('button', { type: 'button', textContent: say('Rename'), ariaLabel: say('Rename: {name}', talk) });
  const remove = make('button', { type: 'button', textContent: say('Delete'), ariaLabel: say('Delete: {name}', talk) });
  open.addEventListener('click', () => {
    talking = talk.id;
    document.dispatchEvent(new CustomEvent('record:reopen', { detail: talk.turns }));
  });
  rename.addEventListener('click', () => naming(talk, open));
  remove.addEventListener('click', () => {
    write(TALKS, read(TALKS).filter((one) => one.id !== talk.id));
    list();
    announce(say('Deleted: {name}', talk));
    document.querySelector('#earlier button, #question textarea')?.focus();
  });
  item.append(open, rename, remove);
  return item;
}

function naming(talk, open) {
  const at = [...document.querySelectorAll('.talks li')].indexOf(open.parentElement);
  const field = make('input', { value: talk.name, ariaLabel: say('Name of the conversation') });
  const done = (save) => {
    if (!field.isConnected) return;
    const name = field.value.trim();
    if (save && name) write(TALKS, read(TALKS).map((one) => (one.id === talk.id ? { ...one, name } : one)));
    const here = document.activeElement === field;
    list();
    if (here) [...document.querySelectorAll('.talks .open')][at]?.focus();
  };
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault(); // else it presses the button that has the focus then
    done(event.key === 'Enter');
  });
  field.addEventListener('blur', () => done(true));
  open.replaceWith(field);
  field.focus();
  field.select();
}

// A verdict on an answer, with its reason; asked for again, it is shown again.
export function judge(button) {
  const answer = button.closest('.answer');
  const verdict = button.getAttribute('aria-pressed') === 'true' ? '' : button.dataset.judge;
  store(answer, verdict && { verdict });
}

function store(answer, said) {
  const { answer: id } = answer.dataset;
  const given = answer.closest('.exchange')?.dataset.given;
  const known = read(VERDICTS);
  const rest = known.filter((one) => one.answer !== id);
  const old = known.find((one) => one.answer === id && one.verdict === said?.verdict);
  const asked = given ? JSON.parse(given) : {};
  write(VERDICTS, said ? [...rest, { answer: id, asked, reason: '', ...old, ...said, when: new Date().toISOString() }] : rest);
  judged();
  announce(said ? say('Verdict kept') : say('Verdict taken back'));
  if (said) send({ answer: id, verdict: said.verdict, reason: said.reason || null });
}

// For whoever runs the service; the browser's own copy does not depend on it.
function send(said) {
  fetch(at('/judge'), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(said) })
    .catch(() => {});
}

// Every answer shows the verdict that was given on it.
export function judged() {
  const verdicts = read(VERDICTS);
  for (const answer of document.querySelectorAll('.answer[data-answer]')) {
    pressed(answer, verdicts.find((one) => one.answer === answer.dataset.answer));
  }
}

function pressed(answer, known) {
  for (const button of answer.querySelectorAll('[data-judge]')) {
    button.setAttribute('aria-pressed', String(known?.verdict === button.dataset.judge));
  }
  const why = answer.querySelector('[data-reason]');
  if (!why) return;
  why.parentElement.hidden = known?.verdict !== 'down';
  why.value = known?.reason ?? '';
}

function save(verdicts) {
  const body = new Blob([verdicts.map((one) => `${JSON.stringify(one)}\n`).join('')], { type: 'application/jsonl' });
  const link = make('a', { href: URL.createObjectURL(body), download: 'verdicts.jsonl' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

document.addEventListener('change', ({ target }) => {
  if (target.matches('[data-reason]')) store(target.closest('.answer'), { verdict: 'down', reason: target.value });
});
