/** `npm run model -- [--port 8080] [--script FILE] [--key KEY] [--tps 90] [--tls]`: prints one JSON line, then serves. */
import { parseArgs } from 'node:util';
import { loadScript } from './script.ts';
import { DEMO_MODEL, type ModelOptions, startModel } from './start.ts';

const usage = 'npm run model -- [--port 8080] [--script FILE] [--key KEY] [--tps TOKENS_PER_SECOND] [--tls]';

function wholeNumber(text: string, name: string, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > max)
    throw new Error(`--${name} ${text}: 0 to ${max}.`);
  return value;
}

async function options(): Promise<ModelOptions & { scriptFile: string | undefined }> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8080' },
      script: { type: 'string' },
      key: { type: 'string' },
      tps: { type: 'string', default: '90' },
      tls: { type: 'boolean', default: false },
    },
  });
  return {
    port: wholeNumber(values.port, 'port', 65_535),
    tls: values.tls,
    tokensPerSecond: wholeNumber(values.tps, 'tps', 100_000),
    scriptFile: values.script,
    ...(values.key === undefined ? {} : { apiKey: values.key }),
    ...(values.script === undefined ? {} : { script: await loadScript(values.script) }),
  };
}

try {
  const given = await options();
  const model = await startModel(given);
  const control = new URL('/__model', model.baseUrl).href;
  const mode = given.scriptFile === undefined ? 'demo' : 'script';
  console.log(
    JSON.stringify({
      baseUrl: model.baseUrl,
      model: DEMO_MODEL,
      mode,
      keyRequired: 'apiKey' in given,
      control,
    }),
  );
  const stop = () => void model.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usage}`);
  process.exitCode = 1;
}
