import type { Verdict } from '../../verdict/schema';
import { openCauses, sharedFailures, type Cause } from '../causes';
import { html, type Html } from './html';
import { statusMark } from './status-badges';

/** Renders what kept requirements from being tested, and failures that several share: each cause once. */
export function causesSections({ requirements }: Verdict): Html {
  return html`${section('Causes that failures share', sharedFailures(requirements))}
  ${section('What could not be tested', openCauses(requirements))}`;
}

function section(title: string, causes: readonly Cause[]): Html | false {
  if (causes.length === 0) return false;
  return html`<section class="problems">
    <h2>${title}</h2>
    <ul>
      ${causes.map(item)}
    </ul>
  </section>`;
}

function item({ status, text, requirements }: Cause): Html {
  return html`<li>
    ${statusMark(status)} <bdi>${text}</bdi>:
    ${requirements.map((id) => html`<a href="#${id}">${id}</a> `)}
  </li>`;
}
