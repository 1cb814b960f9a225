import { ImageName, getContainerRuntimeClient } from 'testcontainers';
import { findCompose } from '../servers/containers/compose/compose-program';
import { dockerAnswers } from '../servers/containers/docker-engine';

const redisImage = process.env['CONFORMANCE_REDIS_IMAGE'] ?? 'redis:8-alpine';
const nodeImage = process.env['CONFORMANCE_NODE_IMAGE'] ?? 'node:24-slim';

/** Why a test that needs Docker is skipped. */
export const needed = `needs a Docker engine that has, or can pull, ${redisImage} and ${nodeImage}`;

/** Why a test that needs Docker Compose is skipped. */
export const neededForCompose = `${needed}, and Docker Compose`;

/** Whether Docker Compose answers, and a Docker engine as in `dockerIsUsable`. */
export async function composeIsUsable(): Promise<boolean> {
  const hasCompose = await findCompose().then(
    () => true,
    () => false,
  );
  return hasCompose && (await dockerIsUsable());
}

/** Whether a Docker engine answers that has both images, or can pull them. */
export async function dockerIsUsable(): Promise<boolean> {
  if (!(await dockerAnswers())) return false;
  const docker = await getContainerRuntimeClient();
  try {
    for (const image of [redisImage, nodeImage]) {
      await docker.image.pull(ImageName.fromString(image));
    }
    return true;
  } catch {
    return false;
  }
}
