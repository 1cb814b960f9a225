import type { ExpectedSum } from './expectation';
import { sourceOf } from './source';

/** Returns statements that add up time series of the servers, until they show the sum or 5 seconds have passed. They set `isWrong`. */
export function sumCheck(
  { series, labels, servers, sum }: ExpectedSum,
  indexOf: (number: number) => number,
): string[] {
  const urls = servers.map((number) => `urls[${indexOf(number)}]`).join(', ');
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return [
    `const labels = ${sourceOf(parts, new Map())};`,
    'const sum = async () => {',
    `  const texts = await Promise.all([${urls}].map(async (url) => (await fetch(new URL('/metrics', url))).text()));`,
    `  const lines = texts.join('\\n').split('\\n').filter((line) => /^${series}[ {]/.test(line)`,
    '    && labels.every((label) => line.includes(label)));',
    "  const values = lines.map((line) => Number(line.slice(line.lastIndexOf('}') + 1).trim().split(' ')[0]));",
    '  return values.length === 0 ? undefined : values.reduce((total, value) => total + value);',
    '};',
    `const expected = ${String(sum)};`,
    'let reported = await sum();',
    'for (let left = 50; left > 0 && reported !== expected; left -= 1) {',
    '  await pause(100);',
    '  reported = await sum();',
    '}',
    'const isWrong = reported !== expected;',
    'console.log(`expected ${expected}, received ${reported}`);',
  ];
}

/** Source: Prometheus, "Exposition formats". */
function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
