import { TitlesPage } from './TitlesPage';

/** What customers owe. */
export const ReceivablesPage = () => <TitlesPage side="receivables" />;
