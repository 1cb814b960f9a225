import type { Skip } from '../servers/lane-context';
import type { BackplaneLink } from '../servers/launcher';
import { TcpProxy } from '../servers/network/tcp-proxy';
import type { RunOptions } from './options';
import type { Plan } from './plan';

type Missing = Record<string, Skip>;

/** Why scenarios with a tag cannot run although the target may claim what they need, by tag. */
export function skipReasons(plan: Plan, options: RunOptions, joined: BackplaneLink): Missing {
  return {
    ...withoutServers(plan, joined),
    ...withoutStarting(plan),
    ...withoutFaultInjection(plan, options, joined),
    ...withoutRedis(options, joined),
  };
}

function withoutServers({ target, servers }: Plan, { kind }: BackplaneLink): Missing {
  const notRun = (reason: string): Missing => ({ '@cluster': { kind: 'not-run', reason } });
  if (kind === 'ipc' && !('reference' in target.start)) {
    return notRun('the target needs Redis, and there is no Docker, redis-server or --redis-url');
  }
  const isOne = target.capabilities.includes('cluster') && servers < 2;
  return isOne ? notRun('one instance only: give one --url for each') : {};
}

function withoutStarting({ target }: Plan): Missing {
  if (!('urls' in target.start)) return {};
  const unstarted = 'the suite did not start the target, so it cannot';
  const notApplicable = (what: string): Skip => ({
    kind: 'not-applicable',
    reason: `${unstarted} ${what}`,
  });
  return {
    '@isolated-servers': notApplicable('start it without a backplane'),
    '@short-timeouts': notApplicable('start it with short time-outs'),
    '@fault-injection': notApplicable('kill it or freeze it'),
  };
}

/** What is not a process of its own cannot be harmed alone, and what the suite does not carry cannot be cut. */
function withoutFaultInjection({ target }: Plan, options: RunOptions, joined: BackplaneLink): Missing {
  if ('urls' in target.start) return {};
  const kind = kindFor(options);
  if (joined.kind === 'ipc') {
    const reason = 'over IPC the instances are one process, and nothing can happen to one of them';
    return { '@fault-injection': { kind, reason } };
  }
  if (joined.network || 'image' in target.start) {
    const reason = 'the suite kills and freezes processes, not containers';
    return { '@fault-injection': { kind: 'not-applicable', reason } };
  }
  if (TcpProxy.canProxy(joined.redisUrl)) return {};
  const reason = 'what joins the instances is not the suite’s to cut';
  return { '@outage': { kind: 'not-applicable', reason } };
}

function withoutRedis(options: RunOptions, { kind }: BackplaneLink): Missing {
  if (kind === 'redis') return {};
  const reason = 'only Redis can show it, and no Redis joins the instances';
  return { '@redis': { kind: kindFor(options), reason } };
}

/** What only Redis can show is not claimed without one, unless the caller insists on Redis. */
function kindFor({ require: required }: RunOptions): Skip['kind'] {
  return required?.includes('redis') ? 'not-run' : 'not-applicable';
}
