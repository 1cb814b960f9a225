import assert from 'node:assert/strict';
import { test } from 'node:test';
import { executorIn } from './executor';

test('without a CI there is no executor', () => {
  assert.equal(executorIn({ GITHUB_RUN_ID: '7', CI_JOB_URL: 'x', BUILD_URL: 'x' }), undefined);
});

test('GitHub, GitLab and Jenkins say which build it is', () => {
  const github = executorIn({
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/chat',
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_NUMBER: '5',
    GITHUB_WORKFLOW: 'ci',
  });
  assert.deepEqual(github, {
    name: 'GitHub Actions',
    type: 'github',
    buildName: 'ci #5',
    buildUrl: 'https://github.com/acme/chat/actions/runs/77',
    buildOrder: 5,
  });
  const gitlab = executorIn({ GITLAB_CI: 'true', CI_JOB_URL: 'https://g/1', CI_PIPELINE_IID: '6' });
  assert.deepEqual(
    [gitlab?.type, gitlab?.buildUrl, gitlab?.buildOrder],
    ['gitlab', 'https://g/1', 6],
  );
  const jenkins = executorIn({
    JENKINS_URL: 'https://j/',
    BUILD_URL: 'https://j/2',
    BUILD_NUMBER: '8',
  });
  assert.deepEqual(
    [jenkins?.type, jenkins?.buildUrl, jenkins?.buildOrder],
    ['jenkins', 'https://j/2', 8],
  );
});
