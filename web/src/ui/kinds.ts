import { catalogue } from '~/i18n/catalogue';
import type { ComponentKind } from './Glyph';

export const kinds: ComponentKind[] = [
  'BLOCO',
  'VIRABREQUIM',
  'BIELA',
  'CABECOTE',
  'COMANDO',
  'PISTAO',
  'VOLANTE',
  'BOMBA_OLEO',
  'EIXO_BALANCEADOR',
  'COMPRESSOR',
  'MONTAGEM',
];

/** What the shop calls the parts that an engine comes apart into. */
export const kindWords = catalogue(
  'kinds',
  {
    BLOCO: 'Bloco',
    VIRABREQUIM: 'Virabrequim',
    BIELA: 'Bielas',
    CABECOTE: 'Cabeçote',
    COMANDO: 'Comando',
    PISTAO: 'Pistões',
    VOLANTE: 'Volante',
    BOMBA_OLEO: 'Bomba de óleo',
    EIXO_BALANCEADOR: 'Eixo balanceador',
    COMPRESSOR: 'Compressor',
    MONTAGEM: 'Montagem',
  },
  {
    BLOCO: 'Block',
    VIRABREQUIM: 'Crankshaft',
    BIELA: 'Connecting rods',
    CABECOTE: 'Cylinder head',
    COMANDO: 'Camshaft',
    PISTAO: 'Pistons',
    VOLANTE: 'Flywheel',
    BOMBA_OLEO: 'Oil pump',
    EIXO_BALANCEADOR: 'Balance shaft',
    COMPRESSOR: 'Compressor',
    MONTAGEM: 'Assembly',
  },
);
