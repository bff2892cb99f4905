// Small things that every part of the page's script needs.
const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}');
const plural = new Intl.PluralRules(document.documentElement.lang);
const forms = plural.resolvedOptions().pluralCategories;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

const below = new URL('..', import.meta.url).pathname.slice(0, -1); // '' at a site's root

export const wide = matchMedia('(min-width: 900px)');
// A path of ours as an address on this site.
export const at = (path) => below + path;
export const make = (tag, fields) => Object.assign(document.createElement(tag), fields);
export const motion = () => (calm.matches ? 'auto' : 'smooth');

// A sentence in the reader's language, with its {names} filled in; English is the key.
export function say(sentence, values = {}) {
  return filled(words[sentence] ?? sentence, values);
}

// One that counts: the catalogue has a form for each way that a number is said.
export function counted(one, many, n) {
  const said = words[one]?.[forms.indexOf(plural.select(n))] ?? (n === 1 ? one : many);
  return filled(said, { n });
}

const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

// A part of one of our own pages; what went wrong there, if it did.
export async function part(address, selector, asked) {
  const response = await fetch(address, asked);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return page.querySelector(selector) || page.querySelector('.notice');
}

// Said once to whoever hears the page; the same words twice are said twice.
export function announce(words) {
  const status = document.getElementById('announce');
  if (!status || !words) return;
  status.textContent = '';
  setTimeout(() => { status.textContent = words; }, 50);
}

export const plainClick = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
