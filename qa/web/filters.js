// The reader's own filters: a form over the question box, sent along with each question.
import { at, make, part, say } from './page.js';

const SEVERAL = new Set(['speaker', 'language', 'kind']);
const FIELDS = { dates: ['date_from', 'date_to'], speakers: ['speaker'], languages: ['language'], kinds: ['kind'], own: ['own'] };
const form = () => document.getElementById('filter-form');

// What is chosen now, as an address would name it; empty where nothing is.
export function chosen() {
  const values = {};
  for (const [name, value] of form() ? new FormData(form()) : []) {
    if (!value.trim()) continue;
    if (SEVERAL.has(name)) (values[name] ??= []).push(value);
    else values[name] = value;
  }
  return Object.keys(values).length ? JSON.stringify(values) : '';
}

// One sort is chosen no longer: it was taken off an answer.
export function forget(sort) {
  for (const name of FIELDS[sort] ?? []) {
    for (const field of form()?.querySelectorAll(`[name="${name}"]`) ?? []) {
      if (field.type === 'checkbox') field.checked = false;
      else field.value = '';
    }
  }
  told();
}

const day = (iso) => new Date(iso).toLocaleDateString(document.documentElement.lang, { dateStyle: 'medium', timeZone: 'UTC' });

function told() {
  const words = [];
  const data = new FormData(form());
  const [from, to] = [data.get('date_from'), data.get('date_to')];
  if (from || to) words.push([from && say('from {day}', { day: day(from) }), to && say('to {day}', { day: day(to) })].filter(Boolean).join(' '));
  for (const box of form().querySelectorAll('input:checked')) words.push(box.parentElement.textContent.trim());
  const typed = form().querySelector('[list]')?.value.trim();
  if (typed) words.push(typed);
  document.getElementById('narrowed').textContent = words.join(' · ');
  form().querySelector('[type="reset"]').hidden = words.length === 0;
}

async function fill() {
  if (form().dataset.filled) return;
  form().dataset.filled = 'true';
  const fields = await part(at('/filters'), '.filter-fields');
  if (!fields?.matches('.filter-fields')) {
    delete form().dataset.filled;
    return;
  }
  const all = make('button', { type: 'reset', textContent: say('Clear all filters'), hidden: true });
  form().replaceChildren(fields, all);
}

// A name that was typed or chosen becomes a box of its own, and the field is free for the next.
function settle(field) {
  const name = field.value.trim();
  if (!name) return;
  const label = make('label', { className: 'box' });
  const box = make('input', { type: 'checkbox', name: 'speaker', value: name, checked: true });
  label.append(box, ` ${name}`);
  field.parentElement.insertBefore(label, field.parentElement.querySelector('label.unseen'));
  field.value = '';
}

document.addEventListener('toggle', (event) => event.target.id === 'narrow' && event.target.open && fill(), true);
document.addEventListener('submit', (event) => event.target.id === 'filter-form' && event.preventDefault());
document.addEventListener('change', (event) => {
  if (event.target.form?.id !== 'filter-form') return;
  if (event.target.matches('[list]')) settle(event.target);
  told();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !event.target.matches?.('#filter-form [list]')) return;
  event.preventDefault();
  settle(event.target);
  told();
});
document.addEventListener('reset', (event) => {
  if (event.target.id !== 'filter-form') return;
  for (const box of event.target.querySelectorAll('[data-speakers] .box')) box.remove();
  setTimeout(told);
});
