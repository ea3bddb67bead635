import { useState } from 'react';
import { sentence } from '~/api/problem';
import { upload } from './upload';

export type Sending = { key: string; file: File; name: string; share: number; reason: string | null };

/** Files on their way to an order, one after the other; what failed stays until it is sent again or given up. */
export function useUploads() {
  const [sendings, setSendings] = useState<Sending[]>([]);
  const change = (key: string, part: Partial<Sending>) =>
    setSendings((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: string) => setSendings((all) => all.filter((one) => one.key !== key));

  async function run(orderId: string, added: Sending[]) {
    let failed = 0;
    for (const { key, file, name } of added)
      try {
        change(key, { share: 0, reason: null });
        await upload(orderId, file, (share) => change(key, { share }), name);
        drop(key);
      } catch (error) {
        failed++;
        change(key, { reason: sentence(error) });
      }
    return failed === 0;
  }

  return {
    sendings,
    drop,
    /** True when all of them arrived. */
    send(orderId: string, files: { file: File; name?: string }[]) {
      const added = files.map(({ file, name }) => ({ key: crypto.randomUUID(), file, name: name ?? file.name, share: 0, reason: null }));
      setSendings((all) => [...all, ...added]);
      return run(orderId, added);
    },
    again: (orderId: string, key: string) =>
      run(
        orderId,
        sendings.filter((one) => one.key === key),
      ),
  };
}
