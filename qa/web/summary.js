// What a machine writes under an answer's quotes, asked for once they are shown; it can be stopped.
import { announce, at, make, part, say } from './page.js';

const known = new Map(); // how each answer's place last stood, by answer: an element
const running = new Map(); // what stops the writing, by answer

const places = (id) => document.querySelectorAll(`.machine[data-summary="${CSS.escape(id)}"]`);

// Every place is as it was before the page was drawn anew; under the newest answer one is written.
export function summaries() {
  for (const place of document.querySelectorAll('.machine.waiting')) {
    const { summary: id } = place.dataset;
    if (known.has(id)) place.replaceWith(known.get(id).cloneNode(true));
    else if (running.has(id)) busy(place);
  }
  const newest = document.querySelector('.exchange:last-child .machine.waiting');
  if (newest && !running.has(newest.dataset.summary)) write(newest.dataset.summary);
}

// An answer that is asked for again gets another summary too.
export const forgetSummary = (turn) => {
  const id = turn.querySelector('.machine')?.dataset.summary;
  running.get(id)?.abort();
  known.delete(id);
  running.delete(id);
};

async function write(id) {
  const stop = new AbortController();
  running.set(id, stop);
  places(id).forEach(busy);
  const address = at(`/summaries/${encodeURIComponent(id)}`);
  let shown;
  try {
    shown = await part(address, '.machine', { method: 'POST', signal: stop.signal });
  } catch { shown = null; }
  if (running.get(id) !== stop) return;
  running.delete(id);
  const asked = stop.signal.aborted ? say('Stopped: no summary was written.') : say('The summary could not be fetched.');
  put(id, shown?.matches('.machine') ? shown : told(id, shown?.textContent ?? asked));
}

function busy(place) {
  place.setAttribute('aria-busy', 'true');
  place.querySelector('.offer').hidden = true;
  place.querySelector('.busy').hidden = false;
}

// The same place without a summary, and why.
function told(id, words) {
  const place = places(id)[0]?.cloneNode(true) ?? make('section', { className: 'machine' });
  place.className = 'machine withheld';
  place.removeAttribute('aria-busy');
  place.querySelectorAll('.offer, .busy, .small').forEach((one) => one.remove());
  place.append(make('p', { className: 'why', textContent: words }));
  return place;
}

function put(id, shown) {
  known.set(id, shown);
  const inside = document.activeElement?.closest('.machine')?.dataset.summary === id;
  for (const place of places(id)) place.replaceWith(shown.cloneNode(true));
  announce(shown.querySelector('.words, .why')?.textContent);
  if (!inside) return;
  const place = places(id)[0];
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-machine]');
  if (!button) return;
  const { summary: id } = button.closest('.machine').dataset;
  if (button.dataset.machine === 'stop') running.get(id)?.abort();
  else write(id);
});
