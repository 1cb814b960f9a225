# Image of the suite with the programs that it can use: Node, and Redis for the backplane. See docs/ci.md.
ARG NODE_IMAGE=node:24-bookworm-slim
FROM ${NODE_IMAGE}

RUN apt-get update \
  && apt-get install --yes --no-install-recommends redis-server \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /suite
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY . .

# Target files are read from here and reports are written here: mount a folder that user 1000, or the one of --user, may write.
RUN mkdir /work && chmod 1777 /work
WORKDIR /work
ENV TS_NODE_PROJECT=/suite/tsconfig.json
USER 1000:1000

ENTRYPOINT ["node", "--require", "/suite/node_modules/ts-node/register", "/suite/harness/cli/main.ts"]
