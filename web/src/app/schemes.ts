import { localStorageColorSchemeManager } from '@mantine/core';

/** The same key that first.js reads before the first paint. */
export const schemes = localStorageColorSchemeManager({ key: 'biela.scheme' });
