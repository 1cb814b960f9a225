import { join, relative } from 'node:path';
import type { IConfiguration, ISupportCodeLibrary } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { root } from '../../package-root';
import { featureFiles } from '../../specification/feature-files';
import type { OwnFeatures } from '../own-features/own-features';
import { forgetReports } from '../folder/report-folder';
import { CucumberFiles } from './cucumber-files';
import { filesWith, type OneOf } from './files-with';
import { loadedSteps } from './loaded-steps';
import { nowhere } from './nowhere';

/** Scenarios to run, and the lane that they run in. */
interface Selection {
  /** Name of the part of a lane. */
  readonly part: string;
  /** Key of the lane, from `registerLane`. */
  readonly laneKey: string;
  /** Cucumber tag expression. */
  readonly tags: string;
  /** What the expression requires of each scenario. */
  readonly oneOf: readonly OneOf[];
  /** Names of the only scenarios to run; undefined for all. */
  readonly names?: readonly string[];
}

/** Runs the features in this process, one part of a lane at a time; the step definitions are loaded once. */
export class LaneRunner {
  private constructor(
    private readonly out: string,
    private readonly support: ISupportCodeLibrary,
    private readonly paths: string[],
  ) {}

  /**
   * Loads the step definitions. `out` is the folder of the reports; each part of a lane writes messages and HTML to a folder
   * in it. Features of a team's own run beside those of the suite.
   */
  static async load(
    out: string,
    { files, steps }: Pick<OwnFeatures, 'files' | 'steps'> = { files: [], steps: [] },
  ): Promise<LaneRunner> {
    forgetReports(out);
    const own = files.map((file) => relative(root, file));
    return new LaneRunner(out, await loadedSteps(steps), [...featureFiles(), ...own]);
  }

  /** Runs the scenarios that the tag expression selects. */
  async run(selection: Selection, onMessage: (envelope: Envelope) => void): Promise<void> {
    const { loadConfiguration, runCucumber } = await import('@cucumber/cucumber/api');
    const provided = this.configurationFor(selection);
    const { runConfiguration } = await loadConfiguration({ file: false, provided }, { cwd: root });
    const environment = { cwd: root, stdout: nowhere };
    const files = new CucumberFiles(join(this.out, selection.part));
    await runCucumber({ ...runConfiguration, support: this.support }, environment, (message) => {
      files.add(message);
      onMessage(message);
    });
    await files.end();
  }

  private configurationFor({
    laneKey,
    tags,
    oneOf,
    names = [],
  }: Selection): Partial<IConfiguration> {
    return {
      paths: filesWith(oneOf, this.paths),
      strict: true,
      tags,
      // Cucumber takes a name for a regular expression that may match a part of it.
      name: names.map((name) => `^${name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`),
      worldParameters: { session: laneKey },
    };
  }
}
