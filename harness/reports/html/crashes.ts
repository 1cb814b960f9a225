import type { Verdict } from '../../verdict/schema';
import { address, html, type Html } from './html';

/** The instances that died, each with its last lines and a link to all of them; nothing if none did. */
export function deathsOf({ crashes = [] }: Verdict): Html | false {
  if (crashes.length === 0) return false;
  return html`<section class="problems">
    <h2>Instances that died</h2>
    ${crashes.map(
      ({ instance, reason, lastLines, log }) =>
        html`<p><b>${instance}</b> <bdi>${reason}</bdi>${log !== undefined && whole(log)}</p>
          <pre><bdi>${lastLines.join('\n')}</bdi></pre>`,
    )}
  </section>`;
}

function whole(log: string): Html {
  return html`; <a href="${address(log)}">all that it printed</a>`;
}
