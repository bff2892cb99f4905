// The address names the conversation's answers; Back and Forward go from one to the next.
import { current, goOn, keep } from './conversations.js';
import { at } from './page.js';

let restoring = false;

const named = () => {
  const answers = [...document.querySelectorAll('.answer[data-answer]')].map((one) => one.dataset.answer);
  return at(answers.length ? `/?answer=${answers.filter(Boolean).join(',')}` : '/');
};
const turns = () => [...document.querySelectorAll('.exchange[data-given]')].map((one) => JSON.parse(one.dataset.given));

// After each answer: kept, with a place of its own, unless it is one that was gone back to.
export function remember() {
  if (document.querySelector('.exchange .pending')) return;
  if (!restoring) keep();
  const here = named();
  const moved = here !== location.pathname + location.search;
  const state = { ...(moved ? {} : history.state), turns: turns(), talk: current() };
  if (moved && !restoring && history.state?.turns) history.pushState(state, '', here);
  else history.replaceState(state, '', here);
  restoring = false;
}

addEventListener('popstate', ({ state }) => {
  if (!state?.turns || named() === location.pathname + location.search) return;
  restoring = true;
  goOn(state.talk);
  document.dispatchEvent(new CustomEvent('record:reopen', { detail: state.turns }));
});
