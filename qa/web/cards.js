// What a quote's card does: shows its neighbours in place, and is copied with its citation.
import { announce, part, say } from './page.js';

const SHOWN = 2000; // milliseconds that "Copied" stands on the button

export async function widen(step) {
  const { around: side } = step.dataset;
  const card = step.closest('.quote');
  const other = await part(step.href, '.quote');
  const fresh = other?.querySelector('.passage');
  if (!fresh || !card.isConnected) return;
  card.querySelector('.passage').replaceWith(fresh);
  card.querySelector('.steps').replaceWith(other.querySelector('.steps'));
  const shown = [...fresh.querySelectorAll(`[data-neighbour="${side}"]`)];
  const newest = side === 'before' ? shown[0] : shown.at(-1);
  const next = card.querySelector(`a[data-around="${side}"]`);
  if (!next && newest) newest.tabIndex = -1;
  (next ?? newest)?.focus({ preventScroll: true });
  announce(newest?.textContent);
}

export async function copy(button) {
  const card = button.closest('.quote');
  const link = new URL(card.dataset.link, location.href).href;
  if (button.dataset.copy === 'link') await put(link);
  else {
    const { textContent: words, dataset: marks } = card.querySelector('blockquote');
    const cited = `${card.dataset.citation}\n${link}`;
    await put(`${marks.opening}${words}${marks.closing}\n— ${cited}`, rich(words, card.dataset.citation, link));
  }
  const said = [...button.childNodes];
  if (button.textContent === say('Copied')) return;
  button.textContent = say('Copied');
  announce(button.dataset.copy === 'link' ? say('Link copied') : say('Quote and citation copied'));
  setTimeout(() => { button.replaceChildren(...said); }, SHOWN);
}

function rich(words, citation, link) {
  const box = document.createElement('div');
  const quote = document.createElement('blockquote');
  const cite = document.createElement('p');
  const where = document.createElement('a');
  quote.textContent = words;
  where.href = link;
  where.textContent = link;
  cite.append(`— ${citation} `, where);
  box.append(quote, cite);
  return box.innerHTML;
}

// Where the page is not served from this machine or over TLS there is no clipboard but this way.
async function put(text, html) {
  if (window.isSecureContext && navigator.clipboard) {
    const kinds = { 'text/plain': new Blob([text], { type: 'text/plain' }) };
    if (html) kinds['text/html'] = new Blob([html], { type: 'text/html' });
    try {
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
      return;
    } catch { /* not allowed: the older way may be */ }
  }
  document.addEventListener('copy', (event) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
    if (html) event.clipboardData.setData('text/html', html);
  }, { once: true });
  document.execCommand('copy');
}
