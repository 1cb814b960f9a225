import type { Verdict } from '../../verdict/schema';
import { address, html, type Html } from './html';

/** Renders the servers that crashed, each with its last output and a link to all of it; nothing if none did. */
export function crashesSection({ crashes = [] }: Verdict): Html | false {
  if (crashes.length === 0) return false;
  return html`<section class="problems">
    <h2>Servers that crashed</h2>
    ${crashes.map(
      ({ instance, reason, lastLines, log }) =>
        html`<p><b>${instance}</b> <bdi>${reason}</bdi>${log !== undefined && whole(log)}</p>
          <pre><bdi>${lastLines.join('\n')}</bdi></pre>`,
    )}
  </section>`;
}

function whole(log: string): Html {
  return html`; <a href="${address(log)}">all of its output</a>`;
}
