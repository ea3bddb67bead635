import { catalogue } from '~/i18n/catalogue';

export const notices = catalogue(
  'notices',
  {
    title: 'Notificações',
    unread_one: '{{count}} notificação não lida',
    unread_other: '{{count}} notificações não lidas',
    readAll: 'Marcar como lidas',
    none: 'Nada por aqui ainda.',
  },
  {
    title: 'Notifications',
    unread_one: '{{count}} unread notification',
    unread_other: '{{count}} unread notifications',
    readAll: 'Mark as read',
    none: 'Nothing here yet.',
  },
);
