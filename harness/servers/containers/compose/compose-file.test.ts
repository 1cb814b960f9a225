import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig, repeatable, withImageNames } from './compose-file';

/** As `docker-compose config` prints it. */
const printed = `
name: acme
services:
  app:
    container_name: acme-app
    build: /acme
    deploy: { replicas: 2, resources: { limits: { memory: 1G } } }
    environment: { A: $$x, B: "yes" }
    networks:
      acme: { ipv4_address: 10.0.0.2, aliases: [chat] }
    ports:
    - { published: 3000, target: 3000 }
    restart: always
  redis:
    container_name: acme-redis
    image: redis
    networks: [acme]
    ports: ['6379:6379']
    restart: always
networks:
  acme: { name: acme, ipam: { config: [{ subnet: 10.0.0.0/24 }] } }
  front: { name: front, external: true }
volumes:
  records: { name: acme-records }
  logs: null
`;

const server = { service: 'app', port: 3000, env: { JWT_SECRET: 'a$b' } };

test('a repeatable file has no place that only one container can have', () => {
  const { services, networks, volumes, ...others } = repeatable(readConfig(printed), server);
  assert.deepEqual(others, {});
  assert.deepEqual(services['redis'], {
    image: 'redis',
    networks: ['acme'],
    restart: 'always',
    environment: {},
  });
  assert.deepEqual(services['app'], {
    build: '/acme',
    deploy: { resources: { limits: { memory: '1G' } } },
    environment: { A: '$$x', B: 'yes', JWT_SECRET: 'a$$b' },
    networks: { acme: { aliases: ['chat'] } },
    ports: ['3000'],
    restart: 'no',
  });
  assert.deepEqual(networks, { acme: {}, front: { name: 'front', external: true } });
  assert.deepEqual(volumes, { records: {}, logs: null });
});

test('services that are built get names of images, once', () => {
  const { config, built } = withImageNames(readConfig(printed), 'run-1');
  assert.deepEqual(built, ['run-1-app']);
  assert.equal(config.services['app']?.image, 'run-1-app');
  assert.equal(config.services['redis']?.image, 'redis');
});
