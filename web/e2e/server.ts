import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What runs: compiled ahead where that was made. */
export const binary = `${process.env.BIELA_INSTALLED ?? '../artifacts/bin/Host/release'}/biela.dll`;

/** A port that nobody listens on. */
export function freePort() {
  return new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** A Biela of a test's own, that may be killed and started again on the same data and address. */
export class Server {
  url = '';
  private readonly data = mkdtempSync(join(tmpdir(), 'biela-web-'));
  private port: number | undefined;
  private process: ChildProcess | undefined;

  /** Settings of the topology, as `biela__fiscal__simulator`. */
  constructor(private readonly settings: Record<string, string> = {}) {}

  async start() {
    this.port ??= await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    this.process = spawn('dotnet', [binary, 'serve', '--port', `${this.port}`, '--data', this.data], {
      stdio: 'ignore',
      env: { ...process.env, ...this.settings },
    });
    for (let tries = 0; tries < 600; tries++) {
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('Biela did not start');
  }

  /** As a power cut does. */
  async kill() {
    const gone = new Promise((resolve) => this.process?.once('exit', resolve));
    this.process?.kill('SIGKILL');
    await gone;
  }
}
