namespace Biela.Modules.Financial;

/// <summary>One part of what is owed. Number 0 is the down payment; the suffix goes behind the number of the document.</summary>
internal sealed record Installment(int Number, int Of, Money Amount, DateOnly DueOn, string Suffix)
{
    /// <summary>A debt in one piece.</summary>
    public static Installment Whole(Money amount, DateOnly dueOn) => new(1, 1, amount, dueOn, "");

    /// <summary>A down payment is a title of its own.</summary>
    public static Installment Down(Money amount, int of, DateOnly on) => new(0, of, amount, on, " entrada");

    /// <summary>Equal installments by the month; no title for an installment of nothing.</summary>
    public static IEnumerable<Installment> Monthly(Money total, int count, DateOnly firstDueOn, FinancialSettings terms) =>
        Allocation.Installments(total, count, terms.RemainderOnLast).Zip(DueDates.Monthly(firstDueOn, count, terms.DueDateShift))
            .Select((part, index) => new Installment(index + 1, count, part.First, part.Second, $" {index + 1}/{count}"))
            .Where(part => part.Amount != Money.Zero);
}
