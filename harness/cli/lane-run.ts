import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import {
  loadConfiguration,
  loadSupport,
  runCucumber,
  type IConfiguration,
  type ISupportCodeLibrary,
} from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { lanes, partsOf, type Lane } from '../target/lanes';

/** This package's own folder, where the features are, whatever folder a run was started in. */
export const root = resolve(__dirname, '..', '..');

/** Cucumber shows its progress on a stream of ours if it gets none: the harness shows its own. */
export const nowhere = new PassThrough().resume();

/** What is run of the features, and on what. */
interface Selection {
  /** Name of the part of a lane. */
  readonly part: string;
  /** Key of the session that the scenarios stand on. */
  readonly session: string;
  /** Cucumber tag expression. */
  readonly tags: string;
}

/** Runs the features, part by part of a lane, in this process; the steps are loaded once. */
export class LaneRunner {
  private constructor(
    private readonly out: string,
    private readonly support: ISupportCodeLibrary,
  ) {}

  /** Loads the steps. `out` is the folder of the reports: each part of a lane has a folder there for its messages and HTML. */
  static async load(out: string): Promise<LaneRunner> {
    forgetReports(out);
    return new LaneRunner(out, await (support ??= loadSteps()));
  }

  /** Runs what the tag expression selects, and returns all messages. */
  async run(selection: Selection, onMessage: (envelope: Envelope) => void): Promise<Envelope[]> {
    const provided = this.configurationFor(selection);
    const { runConfiguration } = await loadConfiguration({ provided }, { cwd: root });
    const envelopes: Envelope[] = [];
    await runCucumber(
      { ...runConfiguration, support: this.support },
      { cwd: root, stdout: nowhere },
      (envelope) => {
        envelopes.push(envelope);
        onMessage(envelope);
      },
    );
    return envelopes;
  }

  private configurationFor({ part, session, tags }: Selection): Partial<IConfiguration> {
    const folder = join(this.out, part);
    mkdirSync(folder, { recursive: true });
    return {
      tags,
      worldParameters: { session },
      format: reportsIn(folder),
    };
  }
}

/** The reports that Cucumber itself writes to a folder, as its formats. */
export function reportsIn(folder: string): [string, string][] {
  return [
    ['message', join(folder, 'messages.ndjson')],
    ['html', join(folder, 'cucumber.html')],
  ];
}

/** Removes what an earlier run wrote to a folder: its evidence must not be taken for this one's. */
export function forgetReports(out: string): void {
  if (!existsSync(out)) return;
  const files = ['verdict.json', 'index.html', 'junit.xml', 'badge.json', 'allure-results'];
  const known = [...files, ...lanes.flatMap(namesOf)];
  const written = readdirSync(out).filter((name) => known.includes(name) || isRunFolder(name));
  for (const name of written) rmSync(join(out, name), { recursive: true });
}

function namesOf(lane: Lane): string[] {
  return partsOf(lane, lanes, lanes).map(({ name }) => name);
}

/** The folder of one of several runs. */
export function runFolder(run: number): string {
  return `run-${run}`;
}

function isRunFolder(name: string): boolean {
  return /^run-\d+$/.test(name);
}

/** Node loads a module once, and steps define themselves when they are loaded: a second time there would be none. */
let support: Promise<ISupportCodeLibrary> | undefined;

async function loadSteps(): Promise<ISupportCodeLibrary> {
  const { runConfiguration } = await loadConfiguration({}, { cwd: root });
  return await loadSupport(runConfiguration, { cwd: root });
}
