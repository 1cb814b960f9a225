import { brief } from '../../../harness/contract/brief';
import { Mismatch } from '../../../harness/contract/mismatch';

/** One line of `GET /metrics`. Source: Prometheus, "Exposition formats", text-based format. */
export interface Sample extends TimeSeries {
  readonly value: number;
}

/** Time series with a name and at least these labels. */
export interface TimeSeries {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

const label = /[a-zA-Z_]\w*="(?:[^"\\]|\\[\\"n])*"/.source;
const sample = new RegExp(
  `^([a-zA-Z_:][\\w:]*)(?:\\{(${label}(?:,${label})*,?)?\\})?[ \\t]+(\\S+)(?:[ \\t]+-?\\d+)?[ \\t]*$`,
);
const number = /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?Inf|NaN)$/;

/**
 * Returns the samples in a text of Prometheus's format. Throws Mismatch if a line is none, or a time series comes twice:
 * Prometheus would then drop the whole text.
 */
export function samplesIn(text: string, server: number): Sample[] {
  const seen = new Set<string>();
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [, name, labels = '', value = ''] = sample.exec(line) ?? [];
    const series = line.slice(0, line.length - (value.length + 1));
    if (name === undefined || !number.test(value) || seen.has(series))
      throw unreadable(server, index + 1, line);
    seen.add(series);
    return [{ name, labels: labelsIn(labels), value: Number(value.replace('Inf', 'Infinity')) }];
  });
}

function unreadable(server: number, line: number, received: string): Mismatch {
  const what = `line ${line} of /metrics of server ${server}`;
  return new Mismatch(what, 'a sample in the text format of Prometheus, once', brief(received));
}

function labelsIn(text: string): Record<string, string> {
  const pairs = text.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g);
  return Object.fromEntries(
    Array.from(pairs, ([, name = '', value = '']) => [name, unescaped(value)]),
  );
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}
