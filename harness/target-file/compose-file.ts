import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { didYouMean } from '../suggest';
import type { Start } from './start-schema';

const composeSchema = z.looseObject({
  services: z.record(z.string(), z.unknown()).default({}),
  include: z.unknown().optional(),
});

/** Returns the start of a target with the absolute path of its Compose file. Calls `report` for each mistake, with its path in the target file. */
export function withComposeFile(
  start: Start,
  targetFile: string,
  report: (path: readonly PropertyKey[], message: string) => void,
): Start {
  if (!('compose' in start)) return start;
  const path = resolve(dirname(targetFile), start.compose);
  const compose = readCompose(path);
  if (typeof compose === 'string') {
    report(['start', 'compose'], compose);
    return start;
  }
  const services = Object.keys(compose.services);
  for (const key of ['service', 'backplane'] as const) {
    const name = start[key];
    // Services that another file defines are known to Compose alone.
    if (name === undefined || services.includes(name) || compose.include !== undefined) continue;
    const message = `${start.compose} has no service \`${name}\`${didYouMean(name, services)}`;
    report(['start', key], message);
  }
  return { ...start, compose: path };
}

/** Returns the parts of a Compose file that are checked here, or why it cannot be read. */
function readCompose(path: string): z.infer<typeof composeSchema> | string {
  try {
    const document = parseDocument(readFileSync(path, 'utf8'), { logLevel: 'silent' });
    const [mistake] = document.errors;
    if (mistake) return `cannot be read: ${mistake.message}`;
    const parsed = composeSchema.safeParse(document.toJS());
    return parsed.success ? parsed.data : 'expected a Compose file, a map with `services`';
  } catch (error) {
    return `cannot be read: ${(error as Error).message}`;
  }
}
