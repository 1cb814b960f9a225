import { join } from 'node:path';
import { runApplications, runSampleOfApplications } from './applications';
import { runProgram } from './command';
import { runFailurePrograms } from './failure-programs';
import { runContainers } from './containers';
import { runMechanical } from './mechanical-mutants';
import { runAll, runFull, runSample } from './mutants';
import { runNodeTests } from './node-tests';
import { runTarget } from './other-servers';
import type { TestPart, Program } from './part';
import { programTests, unitTestFiles } from './test-files';
import { runVariations } from './variations/run-variations';

const bench = join('tools', 'bench', 'bench.ts');
const fuzz = join('tools', 'fuzz', 'main.ts');
const stability = join('tools', 'stability', 'stability.ts');

interface OtherTarget {
  readonly name: string;
  readonly needs?: Program;
  /** Minutes that it may take; two, if left out. */
  readonly budgetMinutes?: number;
  /** Requirements that it is judged by; all, if left out. */
  readonly requirement?: readonly string[];
  /** Lanes in which it is judged: those in which it differs from the other targets; all, if left out. */
  readonly lane?: readonly string[];
}

/** Targets of `fixtures/targets` other than the reference server, which runs beside the mutants. */
const others: readonly OtherTarget[] = [
  { name: 'core' },
  { name: 'foreign-words' },
  { name: 'socket.io', needs: 'redis-server' },
  { name: 'python-socketio', needs: 'python-socketio' },
  { name: 'nestjs-11', needs: 'nestjs-11' },
  { name: 'nestjs-sharded', needs: 'redis-server', lane: ['three-servers'] },
  { name: 'nestjs-streams', needs: 'redis-server', lane: ['three-servers'] },
  { name: 'bun', needs: 'bun' },
  { name: 'compose', needs: 'docker compose', lane: ['three-servers'], budgetMinutes: 4 },
  { name: 'lesson', needs: 'redis-server', requirement: ['lesson'] },
  { name: 'lesson-repaired', needs: 'redis-server' },
];

/** All parts of all tiers, in the order in which they run. */
export const parts: readonly TestPart[] = [
  {
    name: 'unit tests',
    tier: 'test',
    budgetMinutes: 8,
    run: () => runNodeTests(unitTestFiles()),
  },
  { name: 'sample of the mutants', tier: 'test', budgetMinutes: 4, run: runSample },
  {
    name: 'sample of the applications',
    tier: 'test',
    budgetMinutes: 2,
    run: runSampleOfApplications,
  },
  {
    name: 'servers that misbehave at random',
    tier: 'test',
    budgetMinutes: 1,
    run: () => runProgram(fuzz, '--time', '20s', '--seed', '20261127'),
  },
  {
    name: 'tests that need programs',
    tier: 'all',
    budgetMinutes: 9,
    run: () => runNodeTests(programTests.map(({ file }) => file)),
  },
  {
    name: 'servers that misbehave at random, for longer',
    tier: 'all',
    budgetMinutes: 3,
    run: () => runProgram(fuzz, '--time', '2m', '--seed', '3'),
  },
  { name: 'all mutants', tier: 'all', budgetMinutes: 15, run: runAll },
  {
    name: 'sample of the mechanical mutants',
    tier: 'all',
    budgetMinutes: 3,
    needs: 'redis-server',
    run: runMechanical,
  },
  { name: 'programs beside failures', tier: 'all', budgetMinutes: 3, run: runFailurePrograms },
  {
    name: 'applications, and their mutants',
    tier: 'all',
    budgetMinutes: 8,
    run: runApplications,
  },
  {
    name: 'variations of the reference server',
    tier: 'all',
    budgetMinutes: 6,
    needs: 'redis-server',
    run: ({ say }) => runVariations(say),
  },
  ...others.map(({ name, needs, requirement, lane, budgetMinutes = 2 }): TestPart => ({
    name: `target ${name}`,
    tier: 'all',
    budgetMinutes,
    ...(needs && { needs }),
    run: ({ say }) =>
      runTarget(name, { say, ...(requirement && { requirement }), ...(lane && { lane }) }),
  })),
  {
    name: 'servers in containers',
    tier: 'all',
    budgetMinutes: 3,
    needs: 'docker',
    run: runContainers,
  },
  {
    name: 'costs as ratios to a bare loop',
    tier: 'all',
    budgetMinutes: 4,
    needs: 'redis-server',
    run: () => runProgram(bench, '--gate', join('fixtures', 'bench', 'ratios.json')),
  },
  {
    name: 'stability under load',
    tier: 'all',
    budgetMinutes: 7,
    run: () => runProgram(stability),
  },
  {
    name: 'stability under load, 50 runs',
    tier: 'soak',
    budgetMinutes: 120,
    run: () => runProgram(stability, '--repeat', '50'),
  },
  {
    name: '10,000 clients on one server',
    tier: 'soak',
    budgetMinutes: 3,
    run: () => runProgram(join('tools', 'stability', 'many-clients.ts')),
  },
  { name: 'all requirements against all mutants', tier: 'soak', budgetMinutes: 60, run: runFull },
];
