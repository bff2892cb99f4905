// The page's own script: opens statements beside the chat and keeps the record's line up to date.
// Every link it takes over is a real address: without this script it opens as a page.
(() => {
  const wide = matchMedia('(min-width: 900px)');
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const pane = () => document.getElementById('pane');
  const make = (tag, fields) => Object.assign(document.createElement(tag), fields);
  let opener = null;
  let about = null;
  let latest = 0;
  let greeted = false;

  async function part(address, selector) {
    const response = await fetch(address);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return page.querySelector(selector) || page.querySelector('.notice');
  }

  async function open(link, { focus = true } = {}) {
    const turn = ++latest;
    const article = await part(link.href.split('#')[0], 'article.statement');
    if (turn !== latest || !article) return;
    about ??= [...pane().childNodes];
    pane().replaceChildren(bar(article), article);
    mark(link);
    show();
    scrollTo(article.querySelector('#mark'));
    if (focus) article.querySelector('h2')?.focus({ preventScroll: true });
  }

  function bar(article) {
    const back = make('button', { className: 'back', type: 'button', textContent: '← Back to the answer' });
    back.addEventListener('click', () => (history.state?.sheet ? history.back() : close()));
    const title = make('span', { textContent: article.dataset.line || '' });
    const top = make('div', { className: 'bar' });
    const words = make('a', { className: 'selected', textContent: 'Link to the selected words', hidden: true });
    top.append(back, title, words);
    return top;
  }

  // The same question without one of its filters, in the place of the answer it had.
  async function ask(link) {
    const answer = link.closest('.answer');
    const other = await part(link.href, '.answer, .notice');
    if (!other || !answer.isConnected) return;
    answer.replaceWith(other);
    other.tabIndex = -1;
    other.focus({ preventScroll: true });
  }

  function mark(link) {
    document.querySelectorAll('[aria-current]').forEach((old) => old.removeAttribute('aria-current'));
    link.setAttribute('aria-current', 'true');
    if (link.isConnected && !pane().contains(link)) opener = link;
  }

  function show() {
    if (wide.matches || document.body.classList.contains('sheet-open')) return;
    document.body.classList.add('sheet-open');
    history.pushState({ sheet: true }, '');
  }

  function close() {
    if (!document.body.classList.contains('sheet-open')) return;
    document.body.classList.remove('sheet-open');
    opener?.focus({ preventScroll: true });
  }

  function scrollTo(target) {
    const box = pane();
    const top = target
      ? box.scrollTop + target.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight * 0.3
      : 0;
    box.scrollTo({ top, behavior: calm.matches ? 'auto' : 'smooth' });
  }

  // A new turn: its question goes to the top; with room beside it, its first quote's statement opens.
  function shown() {
    const turn = document.querySelector('.exchange:last-child');
    if (!turn) return;
    announce(turn.querySelector('.summary > span, .notice > p'));
    turn.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
    const first = wide.matches && turn.querySelector('.answer.quotes .cite');
    if (first) open(first, { focus: false });
    else if (wide.matches && !turn.querySelector('.pending')) leave();
  }

  // No statement stays open beside an answer that is not out of it.
  function leave() {
    latest += 1;
    if (about) pane().replaceChildren(...about);
    about = null;
  }

  function announce(outcome) {
    const status = document.getElementById('announce');
    if (status && outcome) status.textContent = outcome.textContent;
  }

  async function poll() {
    let wait = 30000;
    try {
      const now = await (await fetch('/progress')).json();
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
    const fresh = await part('/welcome', '#welcome');
    document.getElementById('welcome')?.replaceWith(fresh);
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
    link.href = `/selections/${statement}/${paragraph}/${start}-${start + range.toString().length}`;
  }

  document.addEventListener('selectionchange', selected);
  document.addEventListener('click', (event) => {
    const jump = event.target.closest('.numbers a');
    if (jump && pane()) {
      event.preventDefault();
      const card = jump.closest('.answer').querySelector('#' + CSS.escape(jump.hash.slice(1)));
      card.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
      card.querySelector('.cite').focus({ preventScroll: true });
    }
    const link = event.target.closest('a[data-open], a[data-drop]');
    if (!link || !pane() || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if ('drop' in link.dataset) ask(link);
    else open(link);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.body.classList.contains('sheet-open')) history.back();
  });
  document.addEventListener('record:shown', shown);
  addEventListener('popstate', close);
  wide.addEventListener('change', () => document.body.classList.remove('sheet-open'));
  (function start() {
    if (document.getElementById('record-line')) poll();
    else setTimeout(start, 200);
  })();
})();
