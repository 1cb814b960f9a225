import { extname, join } from 'node:path';
import { isPackage } from '../package-root';

/** Options of Node for programs of this folder: in a clone they are TypeScript. */
export const nodeOptions: readonly string[] = isPackage
  ? []
  : ['--conditions=source', '--require', require.resolve('ts-node/register')];

/** Returns the path of a program of this folder. */
export function programIn(name: 'child' | 'stand-in'): string {
  return join(__dirname, `${name}${extname(__filename)}`);
}
