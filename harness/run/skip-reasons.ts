import type { Skip } from '../servers/lane-context';
import type { BackplaneLink } from '../servers/launch';
import { sharedBecause } from '../target-file/start/start-schema';
import type { RunOptions } from './options';
import type { Plan } from './plan';

type Missing = Record<string, Skip>;

/** Returns, by tag, why its scenarios cannot run although the target may declare what they need. */
export function skipReasons(plan: Plan, options: RunOptions, link: BackplaneLink): Missing {
  return {
    ...withoutServers(plan, link),
    ...withoutStarting(plan),
    ...withoutFaultInjection(plan, options, link),
    ...withoutRedis(options, link),
  };
}

function withoutServers({ target, servers }: Plan, { kind }: BackplaneLink): Missing {
  const notRun = (reason: string): Missing => ({ '@cluster': { kind: 'not-run', reason } });
  if (kind === 'ipc' && !('reference' in target.start)) {
    return notRun('the target needs Redis: found no Docker, no redis-server and no --redis-url');
  }
  const isOne = target.capabilities.includes('cluster') && servers < 2;
  const needs = 'the capability cluster needs several instances:';
  const isFixed = sharedBecause(target.start) === 'port';
  const why = isFixed ? 'start.port allows one only' : 'give one --url for each';
  return isOne ? notRun(`${needs} ${why}`) : {};
}

function withoutStarting({ target }: Plan): Missing {
  const shared = sharedBecause(target.start);
  if (shared === undefined) return {};
  const unstarted =
    shared === 'urls'
      ? 'the suite did not start the target, so it cannot'
      : 'all lanes share the one server that can listen on start.port, so the suite cannot';
  const notApplicable = (what: string): Skip => ({
    kind: 'not-applicable',
    reason: `${unstarted} ${what}`,
  });
  return {
    '@isolated-servers': notApplicable('start it without a backplane'),
    '@short-timeouts': notApplicable('start it with short timeouts'),
    '@fault-injection': notApplicable('kill it or freeze it'),
  };
}

/** Faults can only be injected into a server with a process or container of its own, and only a connection through a proxy of the suite can be cut. */
function withoutFaultInjection(
  { target }: Plan,
  options: RunOptions,
  link: BackplaneLink,
): Missing {
  if (sharedBecause(target.start) !== undefined) return {};
  const kind = kindFor(options);
  if (link.kind === 'ipc') {
    const reason =
      'with IPC as the backplane all instances are one process, so no fault can be injected into one of them';
    return { '@fault-injection': { kind, reason } };
  }
  const { start } = target;
  if (link.proxySite || ('compose' in start && start.backplane !== undefined)) return {};
  const reason =
    'compose' in start
      ? 'the target file does not say which service is the backplane (start.backplane)'
      : 'the suite cannot cut the connection to the backplane';
  return { '@outage': { kind: 'not-applicable', reason } };
}

function withoutRedis(options: RunOptions, { kind }: BackplaneLink): Missing {
  if (kind === 'redis') return {};
  const reason = 'the scenario needs Redis as the backplane';
  return { '@redis': { kind: kindFor(options), reason } };
}

/** Without Redis, scenarios that need it are not applicable, unless `--require redis` was given. */
function kindFor({ require: required }: RunOptions): Skip['kind'] {
  return required?.includes('redis') ? 'not-run' : 'not-applicable';
}
