/** Format: https://allurereport.org/docs/how-it-works-executor-file/ */
interface Executor {
  readonly name: string;
  readonly type: 'github' | 'gitlab' | 'jenkins';
  readonly buildName: string;
  readonly buildUrl: string;
  /** Allure sorts builds by this. */
  readonly buildOrder: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The current build, from the variables of a known CI service; undefined outside of one. */
export function executorIn(env: Environment): Executor | undefined {
  return github(env) ?? gitlab(env) ?? jenkins(env);
}

/** Variables: https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
function github(env: Environment): Executor | undefined {
  const { GITHUB_ACTIONS, GITHUB_WORKFLOW, GITHUB_RUN_NUMBER, GITHUB_RUN_ID } = env;
  if (GITHUB_ACTIONS !== 'true') return undefined;
  const repository = `${env['GITHUB_SERVER_URL'] ?? ''}/${env['GITHUB_REPOSITORY'] ?? ''}`;
  return {
    name: 'GitHub Actions',
    type: 'github',
    buildName: `${GITHUB_WORKFLOW ?? 'run'} #${GITHUB_RUN_NUMBER ?? ''}`,
    buildUrl: `${repository}/actions/runs/${GITHUB_RUN_ID ?? ''}`,
    buildOrder: Number(GITHUB_RUN_NUMBER ?? 0),
  };
}

/** Variables: https://docs.gitlab.com/ci/variables/predefined_variables/ */
function gitlab({
  GITLAB_CI,
  CI_JOB_NAME,
  CI_PIPELINE_IID,
  CI_JOB_URL,
}: Environment): Executor | undefined {
  if (GITLAB_CI !== 'true') return undefined;
  return {
    name: 'GitLab CI',
    type: 'gitlab',
    buildName: `${CI_JOB_NAME ?? 'job'} #${CI_PIPELINE_IID ?? ''}`,
    buildUrl: CI_JOB_URL ?? '',
    buildOrder: Number(CI_PIPELINE_IID ?? 0),
  };
}

/** Variables: https://www.jenkins.io/doc/book/pipeline/jenkinsfile/#using-environment-variables */
function jenkins({
  JENKINS_URL,
  JOB_NAME,
  BUILD_NUMBER,
  BUILD_URL,
}: Environment): Executor | undefined {
  if (JENKINS_URL === undefined) return undefined;
  return {
    name: 'Jenkins',
    type: 'jenkins',
    buildName: `${JOB_NAME ?? 'job'} #${BUILD_NUMBER ?? ''}`,
    buildUrl: BUILD_URL ?? '',
    buildOrder: Number(BUILD_NUMBER ?? 0),
  };
}
