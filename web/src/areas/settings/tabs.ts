import { catalogue } from '~/i18n/catalogue';

export const tabs = catalogue(
  'settings-tabs',
  {
    area: 'Páginas dos ajustes',
    organization: 'Oficina',
    account: 'Minha conta',
    people: 'Pessoas',
    keys: 'Chaves de API',
    rules: 'Regras',
    workflows: 'Fluxos',
    prices: 'Preços',
    specifications: 'Especificações',
    instruments: 'Instrumentos',
    fiscal: 'Fiscal',
    taxRules: 'Regras fiscais',
  },
  {
    area: 'Settings pages',
    organization: 'Shop',
    account: 'My account',
    people: 'People',
    keys: 'API keys',
    rules: 'Rules',
    workflows: 'Workflows',
    prices: 'Prices',
    specifications: 'Specifications',
    instruments: 'Instruments',
    fiscal: 'Fiscal',
    taxRules: 'Tax rules',
  },
);
