import { TitlesPage } from './TitlesPage';

/** What the shop owes. */
export const PayablesPage = () => <TitlesPage side="payables" />;
