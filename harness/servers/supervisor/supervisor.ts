import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { strayFunctions, straysOf, type ProcessRow } from './strays';
import { superviseFunctions, type Charge, type Order } from './supervise';

/** Variable in the environment of every server process: it names the suite's process, and the server. */
const variable = 'ROOMS_CONFORMANCE_SERVER';

/** Names this process among all that have run on this machine. */
const run = randomUUID();

const tools = { readdirSync, readFileSync, spawnSync };

let supervisor: ChildProcess | undefined;
let last = 0;

/** Gives something to the supervisor, which ends it if this process is killed; returns what takes it back. */
export function entrust(charge: Charge): () => void {
  const id = ++last;
  send({ id, charge });
  return () => {
    send({ id });
  };
}

/** Lets the supervisor kill this process if it has not ended after so many milliseconds, whatever keeps it busy. */
export function endBy(ms: number): void {
  send({ endSuiteIn: ms });
}

/** Mark of a server's processes. */
export class ServerMark {
  private readonly value = `${run}.${++last}`;

  /** Variables for the environment of the server. */
  get env(): Readonly<Record<string, string>> {
    return { [variable]: this.value };
  }

  /** Returns the processes that the server has started, as far as their environment or their parents tell. */
  processes(group: number): ProcessRow[] {
    return processesWith(`${this.value}\0`, [group]);
  }
}

/** Returns the processes that all servers of this process have started. */
export function serverProcesses(groups: readonly number[]): ProcessRow[] {
  return processesWith(`${run}.`, groups);
}

function processesWith(value: string, groups: readonly number[]): ProcessRow[] {
  return straysOf(tools, { mark: `${variable}=${value}`, groups });
}

function send(order: Order): void {
  supervisor ??= start();
  supervisor.stdin?.write(`${JSON.stringify(order)}\n`);
}

/** Starts the supervisor in a session of its own: its input ends when this process does, however that ends. */
function start(): ChildProcess {
  const suite = JSON.stringify({ pid: process.pid, mark: `${variable}=${run}.` });
  const program = `
    const { rmSync, readdirSync, readFileSync } = require('node:fs');
    const { spawn, spawnSync } = require('node:child_process');
    const { request } = require('node:http');
    ${strayFunctions}
    const watch = watchProcesses({ readdirSync, readFileSync, spawnSync });
    ${superviseFunctions}
    const tools = { input: process.stdin, rmSync, spawn, request, watch };
    supervise(tools, ${suite});`;
  const child = spawn(process.execPath, ['--eval', program], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  return child;
}
