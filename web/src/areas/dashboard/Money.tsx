import { DueToday } from './DueToday';
import { MonthResult } from './MonthResult';

/** What this month has made, and who pays today. */
export function Money() {
  return (
    <>
      <MonthResult />
      <DueToday />
    </>
  );
}
