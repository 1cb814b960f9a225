import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { findJava } from '../../harness/doctor/java';
import { root } from '../../harness/package-root';
import { findCompose } from '../../harness/servers/containers/compose/compose-program';
import { dockerAnswers } from '../../harness/servers/containers/docker-engine';
import { programs, type Program } from './part';

const checks: Readonly<Record<Program, () => boolean | Promise<boolean>>> = {
  docker: dockerAnswers,
  'docker compose': hasCompose,
  'redis-server': () => isOnPath('redis-server') || isOnPath('valkey-server'),
  openssl: () => isOnPath('openssl'),
  chromium: () => isOnPath('chromium'),
  java: async () => 'version' in (await findJava()),
  'python-socketio': hasPythonPackages,
  'nestjs-11': () => hasPackages('targets', 'nestjs-11'),
  bun: () => hasPackages('targets', 'bun'),
  'package-users': () => hasPackages('package-users'),
  'node-versions': () => hasPackages('node-versions'),
};

/** Returns the programs that this machine lacks. */
export async function missingPrograms(): Promise<ReadonlySet<Program>> {
  const missing = new Set<Program>();
  for (const program of programs) if (!(await checks[program]())) missing.add(program);
  return missing;
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The target file of python-socketio starts this interpreter. */
async function hasPythonPackages(): Promise<boolean> {
  const imports = ['-c', 'import socketio, aiohttp, redis'];
  const { failed } = await execa('/usr/bin/python3', imports, { reject: false });
  return !failed;
}

/** Compose is of use only with an engine that answers. */
async function hasCompose(): Promise<boolean> {
  if (!(await dockerAnswers())) return false;
  return await findCompose().then(
    () => true,
    () => false,
  );
}

function hasPackages(...folder: readonly string[]): boolean {
  return existsSync(join(root, 'fixtures', ...folder, 'node_modules'));
}
