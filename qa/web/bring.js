// Bringing statements: files and folders are dropped or chosen, sent one by one with progress, and
// the page then shows what was read of them. Without this script forms do the same, less finely.
import { announce, at, counted, make, say } from './page.js';

const AT_ONCE = 2;
const form = document.getElementById('files');
const drop = document.getElementById('drop');
const coming = document.getElementById('coming');
const headers = document.querySelector('form.headers');
const saving = document.getElementById('saving');
const batch = () => form?.elements.batch?.value ?? '';

document.documentElement.classList.add('scripted');

// -- what is dropped or chosen -----------------------------------------------------------------

const chosen = (file, path = file.webkitRelativePath) => ({ file, name: path || file.name, folder: Boolean(path) });

async function inside(entry) {
  if (entry.isFile) {
    const file = await new Promise((found, failed) => entry.file(found, failed));
    const path = entry.fullPath.replace(/^\//, '');
    return [chosen(file, path.includes('/') ? path : '')];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) { // a folder tells a hundred at a time
    const some = await new Promise((read, failed) => reader.readEntries(read, failed));
    if (!some.length) break;
    found.push(...some);
  }
  return (await Promise.all(found.map(inside))).flat();
}

async function dropped(transfer) {
  const files = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return files.map((file) => chosen(file));
  return (await Promise.all(entries.map(inside))).flat();
}

// -- sending -----------------------------------------------------------------------------------

async function refusal(response) {
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  return page.querySelector('.notice')?.textContent || say('The server could not be reached.');
}

function put(address, file, onProgress, signal) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('PUT', address);
    request.upload.onprogress = (event) => onProgress(event.loaded / (event.total || 1));
    request.onload = () => (request.status === 200 ? done(JSON.parse(request.response)) : failed(request));
    request.onerror = request.onabort = () => failed(request);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

// Corrections typed so far go along before the page is made anew.
const keep = () => headers && fetch(headers.action, { method: 'POST', body: kept() });
function kept() {
  const typed = new URLSearchParams(new FormData(headers));
  typed.set('then', 'page:0');
  return typed;
}

async function bring(files) {
  if (!files.length) return;
  const listed = coming.querySelector('ol');
  const whole = coming.querySelector('progress');
  const stop = new AbortController();
  const leaving = (event) => event.preventDefault();
  listed.replaceChildren();
  coming.hidden = false;
  coming.querySelector('button').onclick = () => stop.abort();
  coming.scrollIntoView({ block: 'nearest' });
  announce(counted('Reading {n} file.', 'Reading {n} files.', files.length));
  addEventListener('beforeunload', leaving);
  await keep();
  const offers = files.map(({ file, name, folder }) => ({ name, size: file.size, folder }));
  const response = await fetch(at('/bring/offers'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ batch: batch(), files: offers }),
  }).catch(() => null);
  if (!response?.ok) {
    removeEventListener('beforeunload', leaving);
    fail(response ? await refusal(response) : say('The server could not be reached.'));
    return;
  }
  const { batch: token, files: answers } = await response.json();
  const rows = answers.map((answer, place) => answer && row(listed, files[place].name, answer));
  const waiting = answers.map((answer, place) => ({ answer, place })).filter(({ answer }) => answer?.send);
  const total = waiting.reduce((sum, { place }) => sum + files[place].file.size, 0) || 1;
  const sent = new Map();
  const worker = async () => {
    for (let next = waiting.shift(); next && !stop.signal.aborted; next = waiting.shift()) {
      const { place, answer } = next;
      const { file } = files[place];
      const onProgress = (share) => {
        sent.set(place, share * file.size);
        rows[place].sent(share);
        whole.value = [...sent.values()].reduce((sum, bytes) => sum + bytes, 0) / total;
      };
      try {
        rows[place].became(await put(at(`/bring/${token}/files/${answer.number}`), file, onProgress, stop.signal));
      } catch {
        rows[place].became({ state: 'refused', words: say('It did not arrive whole. Bring it again.') });
      }
      onProgress(1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  removeEventListener('beforeunload', leaving);
  show(token, 'review');
}

function row(listed, name, answer) {
  const line = make('li', { className: answer.state });
  const label = make('span', { className: 'name', textContent: name, dir: 'auto' });
  const bar = make('progress', { max: 1, value: 0 });
  const words = make('span', { className: 'words' });
  bar.setAttribute('aria-label', name);
  line.append(label, bar, words);
  listed.append(line);
  const became = (now) => {
    line.className = now.state;
    bar.hidden = now.state !== 'offered';
    words.textContent = now.words ?? '';
  };
  became(answer);
  return {
    became,
    sent: (share) => {
      bar.value = share;
      if (share === 1 && line.className === 'offered') words.textContent = say('Reading…');
    },
  };
}

function fail(words) {
  const told = make('p', { textContent: words });
  const notice = make('div', { className: 'notice problem' });
  notice.setAttribute('role', 'alert');
  notice.append(told);
  coming.hidden = true;
  document.querySelector('#coming ~ .problem')?.remove();
  coming.after(notice);
}

// The batch's page anew, at one of its headings, which takes the focus.
function show(token, place) {
  const page = at(`/bring/${token}`);
  const address = `${page}#${place}`;
  if (location.pathname === page) {
    history.replaceState(null, '', address);
    location.reload();
  } else {
    location.assign(address);
  }
}

if (form) {
  for (const input of form.querySelectorAll('[type=file]')) {
    input.addEventListener('change', () => {
      bring([...input.files].map((file) => chosen(file)));
      input.value = '';
    });
  }
  for (const event of ['dragenter', 'dragover']) {
    drop.addEventListener(event, (over) => {
      over.preventDefault();
      drop.classList.add('over');
    });
  }
  drop.addEventListener('dragleave', (left) => drop.contains(left.relatedTarget) || drop.classList.remove('over'));
  drop.addEventListener('drop', async (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    bring(await dropped(event.dataTransfer));
  });
  const paste = document.getElementById('paste');
  paste.addEventListener('submit', async (event) => {
    if (!headers || paste.dataset.kept) return;
    event.preventDefault();
    await keep();
    paste.dataset.kept = 'true';
    paste.requestSubmit();
  });
}

// -- what a page says once it is there -----------------------------------------------------------

const heading = document.getElementById(location.hash.slice(1) || 'none');
if (heading) {
  (document.querySelector('[aria-invalid]') ?? heading).focus();
  announce(document.querySelector('#brought [role=alert], #sum, #saving .lead')?.textContent);
}

async function follow() {
  const response = await fetch(`${location.pathname}/progress`).catch(() => null);
  if (!response?.ok) return;
  const now = await response.json();
  document.getElementById('saving-words').textContent = now.words;
  document.getElementById('meaning-words').textContent = now.meaning;
  saving.querySelector('progress').value = now.share;
  if (saving.dataset.saving === '1' && !now.saving) show(location.pathname.slice(at('/bring/').length), 'saved');
  else if (now.saving || now.share < 1) setTimeout(follow, 1000);
  else announce(now.meaning);
}
if (saving && 'busy' in saving.dataset) follow();
