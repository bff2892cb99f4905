// What the server refuses is said where it was asked; Gradio would say nothing.
import { at, make, say } from './page.js';

const fetched = window.fetch;

window.fetch = async (...given) => {
  const answer = await fetched(...given);
  const asking = String(given[0]?.url ?? given[0]).includes('/queue/join');
  if (answer.status === 401 && given[0] !== at('/progress')) signIn();
  else if (asking) told(answer.ok ? '' : await reason(answer.clone()));
  return answer;
};

// Whose session has ended signs in again, and comes back to where he was. What is read may stay:
// only whoever asks for something new is led away.
function signIn() {
  location.assign(at(`/login?next=${encodeURIComponent(location.pathname + location.search)}`));
}

async function reason(answer) {
  const sent = await answer.json().catch(() => ({}));
  const ours = answer.status !== 503 && typeof sent.detail === 'string';
  return ours ? sent.detail : say('Too many questions are waiting just now. Ask again in a moment.');
}

function told(words) {
  document.getElementById('refused')?.remove();
  if (!words) return;
  const notice = make('p', { id: 'refused', className: 'notice problem', textContent: words });
  notice.setAttribute('role', 'alert');
  document.getElementById('foot').prepend(notice);
}
