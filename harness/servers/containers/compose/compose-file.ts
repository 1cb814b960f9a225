import { z } from 'zod';
import { parse } from 'yaml';

const service = z.looseObject({
  image: z.string().exactOptional(),
  build: z.unknown().optional(),
  environment: z.record(z.string(), z.unknown()).default({}),
  deploy: z.looseObject({}).exactOptional(),
  networks: z.record(z.string(), z.unknown()).or(z.array(z.string())).exactOptional(),
});

const shared = z.record(z.string(), z.looseObject({ external: z.unknown().optional() }).nullable());

const configSchema = z.looseObject({
  services: z.record(z.string(), service),
  volumes: shared.exactOptional(),
  networks: shared.exactOptional(),
});

/** A Compose file in full, as `config` prints it: variables replaced, and paths absolute. */
export type ComposeConfig = z.infer<typeof configSchema>;

type Service = z.infer<typeof service>;

/** How the servers of one project differ from what the Compose file says. */
export interface ServerService {
  readonly service: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}

/** Reads what `config` prints, in the YAML of the programs that print it. */
export function readConfig(text: string): ComposeConfig {
  return configSchema.parse(parse(text, { version: '1.1' }));
}

/**
 * Returns a Compose file that can run several times at once, beside the user's own project: without names, host ports and
 * addresses that only one container can have. The servers get a free host port, more variables, and no restart.
 */
export function repeatable(
  { services, volumes, networks, ...others }: ComposeConfig,
  server: ServerService,
): ComposeConfig {
  const rest = without(others, ['name']) as typeof others;
  const copies = Object.entries(services).map(([name, one]) => {
    const copy = withoutFixedPlaces(one);
    return [name, name === server.service ? asServer(copy, server) : copy] as const;
  });
  return {
    ...rest,
    services: Object.fromEntries(copies),
    ...(volumes && { volumes: withoutNames(volumes) }),
    ...(networks && { networks: withoutNames(networks) }),
  };
}

/** Returns a Compose file in which every service that is built has an image name, and the names that were given here. */
export function withImageNames(
  config: ComposeConfig,
  prefix: string,
): { config: ComposeConfig; built: string[] } {
  const built: string[] = [];
  const services = Object.entries(config.services).map(([name, one]) => {
    if (one.build === undefined || one.image !== undefined) return [name, one] as const;
    const image = `${prefix}-${name}`.toLowerCase();
    built.push(image);
    return [name, { ...one, image }] as const;
  });
  return { config: { ...config, services: Object.fromEntries(services) }, built };
}

function withoutFixedPlaces(given: Service): Service {
  const copy = without(given, ['container_name', 'ports', 'scale']) as Service;
  const { networks } = copy;
  if (!networks || Array.isArray(networks)) return copy;
  const addresses = ['ipv4_address', 'ipv6_address', 'mac_address'];
  const own = Object.entries(networks).map(([name, options]) => [
    name,
    typeof options === 'object' && options !== null ? without(options, addresses) : options,
  ]);
  return { ...copy, networks: Object.fromEntries(own) as Record<string, unknown> };
}

function asServer(given: Service, { port, env }: ServerService): Service {
  const { deploy, ...others } = given;
  // A `$` begins a variable of Compose; two stand for one.
  const variables = Object.entries(env).map(([name, value]) => [
    name,
    value.replaceAll('$', '$$$$'),
  ]);
  return {
    ...others,
    ...(deploy && { deploy: without(deploy, ['replicas', 'restart_policy']) }),
    ports: [String(port)],
    restart: 'no',
    environment: {
      ...given.environment,
      ...(Object.fromEntries(variables) as Record<string, string>),
    },
  };
}

/** Volumes and networks of a project take its name; external ones are not of a project. */
function withoutNames(all: z.infer<typeof shared>): z.infer<typeof shared> {
  const own = Object.entries(all).map(([name, one]) => {
    const isExternal = one?.external !== undefined && one.external !== false;
    return [name, one === null || isExternal ? one : without(one, ['name', 'ipam'])];
  });
  return Object.fromEntries(own) as z.infer<typeof shared>;
}

function without(map: object, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}
