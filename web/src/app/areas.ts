import {
  IconActivity,
  IconAdjustments,
  IconCash,
  IconFileText,
  IconLayoutDashboard,
  IconLayoutKanban,
  IconPackage,
  IconReceipt,
  IconRulerMeasure,
  IconShoppingCart,
  IconUsers,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { IconType } from '~/ui/Chip';

/** What the navigation offers to those who may: the places of the application. */
export type Area = {
  name:
    | 'dashboard'
    | 'orders'
    | 'diagnostics'
    | 'budgets'
    | 'customers'
    | 'inventory'
    | 'purchasing'
    | 'financial'
    | 'fiscal'
    | 'operations'
    | 'settings';
  to: LinkProps['to'];
  icon: IconType;
  permission?: string;
  /** G and then this. */
  key?: string;
  /** Begins a group. */
  group?: boolean;
  /** In the bar of a phone. */
  thumb?: boolean;
};

export const areas: Area[] = [
  { name: 'dashboard', to: '/', icon: IconLayoutDashboard, key: 'p', thumb: true },
  { name: 'orders', to: '/ordens', icon: IconLayoutKanban, permission: 'orders.read', key: 'o', thumb: true },
  { name: 'diagnostics', to: '/diagnostico', icon: IconRulerMeasure, permission: 'diagnostics.read', key: 'd', thumb: true },
  { name: 'budgets', to: '/orcamentos', icon: IconFileText, permission: 'budgets.read', key: 'r' },
  { name: 'customers', to: '/clientes', icon: IconUsers, permission: 'orders.read', key: 'c' },
  { name: 'inventory', to: '/estoque', icon: IconPackage, permission: 'inventory.read', key: 'e', group: true },
  { name: 'purchasing', to: '/compras', icon: IconShoppingCart, permission: 'purchasing.read', key: 'm' },
  { name: 'financial', to: '/financeiro', icon: IconCash, permission: 'financial.read', key: 'f', group: true, thumb: true },
  { name: 'fiscal', to: '/fiscal', icon: IconReceipt, permission: 'fiscal.read', key: 'n' },
  { name: 'operations', to: '/operacao', icon: IconActivity, permission: 'operations.read', group: true },
  { name: 'settings', to: '/ajustes', icon: IconAdjustments },
];
