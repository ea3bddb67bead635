import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { request as https } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { freePort, Server } from '../server';
import { clientOf, newCnpj } from './work';

const biela = '../artifacts/bin/Host/release/biela.dll';

/** A simulator of the authorities of a test's own, which may be told to refuse, and a shop that issues to it. */
export class Sefaz {
  private readonly folder = mkdtempSync(join(tmpdir(), 'biela-sefaz-'));
  private readonly pfx = join(this.folder, 'shop.pfx');
  private port = 0;
  private simulator: ChildProcess | undefined;
  private server: Server | undefined;

  async open(page: Page) {
    this.port = await freePort();
    this.simulator = spawn('dotnet', [biela, 'fiscal', 'simulator', '--port', `${this.port}`, '--data', this.folder], { stdio: 'ignore' });
    const root = join(this.folder, 'root.pem');
    while (!existsSync(root)) await new Promise((resolve) => setTimeout(resolve, 100));
    this.server = new Server({ biela__fiscal__simulator: `https://127.0.0.1:${this.port}`, biela__fiscal__roots: root });
    await this.server.start();
    const { url } = this.server;
    const [cnpj, email, password] = [newCnpj(), 'ada@oficina.example', 'senha-da-oficina'];
    const owner = { name: 'Ada Prado', email, password };
    const shop = { legalName: 'Oficina Ada Ltda', tradeName: 'Oficina Ada', cnpj, owner };
    await page.request.post(`${url}/api/v1/auth/organizations`, { data: shop });
    const api = await clientOf(page, url, email, password);
    const named = ['--cnpj', cnpj, '--name', 'OFICINA ADA LTDA', '--out', this.pfx];
    execFileSync('dotnet', [biela, 'fiscal', 'certificate', '--data', this.folder, ...named]);
    await api.put('fiscal/profile', { issuer: issuerOf(cnpj) });
    await api.put('fiscal/profile/certificate', { pfx: readFileSync(this.pfx).toString('base64'), password: '' });
    const enter = async () => {
      await page.goto(`${url}/entrar`);
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Senha', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Entrar' }).click();
      await page.waitForURL((at) => !at.pathname.startsWith('/entrar'));
    };
    return { url, api, enter };
  }

  /** Refuses every valid note with this code, or none again. */
  refuse(code: number | null) {
    return new Promise<void>((resolve, reject) => {
      const asked = https(
        {
          host: '127.0.0.1',
          port: this.port,
          path: '/simulator/behaviour',
          method: code === null ? 'DELETE' : 'POST',
          ca: readFileSync(join(this.folder, 'root.pem')),
          pfx: readFileSync(this.pfx),
          passphrase: '',
        },
        (answer) => (answer.statusCode === 204 ? resolve() : reject(new Error(`The simulator answers ${answer.statusCode}`))),
      );
      asked.on('error', reject).end(code === null ? undefined : JSON.stringify({ deny: code }));
    });
  }

  async close() {
    await this.server?.kill();
    this.simulator?.kill('SIGKILL');
  }
}

const issuerOf = (cnpj: string) => ({
  cnpj,
  name: 'Oficina Ada Ltda',
  stateRegistration: '0623079040081',
  regime: 'Simples',
  environment: 'Homologation',
  address: {
    street: 'Rua dos Torneiros',
    number: '415',
    district: 'São Geraldo',
    cityCode: '3152501',
    city: 'Pouso Alegre',
    state: 'MG',
    postalCode: '37550000',
  },
  services: { code: '140301', nbs: '120013110', simplesRate: 9.22 },
});
