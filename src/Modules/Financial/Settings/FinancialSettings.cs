namespace Biela.Modules.Financial;

/// <summary>How the shop charges: percentages for paying late and how installments fall. The row's id is the organization's.</summary>
internal sealed class FinancialSettings
{
    public Guid Id { get; init; }
    public Percent Fine { get; private set; } = new(2_0000);
    public Percent Interest { get; private set; } = new(1_0000);
    public int GraceDays { get; private set; }
    public DateShift DueDateShift { get; private set; }
    public bool RemainderOnLast { get; private set; }
    public int Version { get; private set; }

    /// <summary>Takes over new terms; titles that exist keep theirs.</summary>
    public void Change(Percent fine, Percent interest, int graceDays, DateShift dueDateShift, bool remainderOnLast)
    {
        if (fine < Percent.Zero || interest < Percent.Zero || fine > new Percent(100_0000) || interest > new Percent(100_0000))
            throw new RuleBroken("invalid", "Multa e juros vão de 0 a 100 %.", 400);
        (Fine, Interest, GraceDays, DueDateShift, RemainderOnLast) = (fine, interest, graceDays, dueDateShift, remainderOnLast);
    }
}
