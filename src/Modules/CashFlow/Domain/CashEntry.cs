namespace Biela.Modules.CashFlow;

/// <summary>Who writes into the book, and when.</summary>
internal sealed record Stamp(string By, DateTimeOffset At);

/// <summary>One movement of one account, never changed or removed: what was wrong is put right by its opposite.</summary>
internal sealed class CashEntry
{
    private CashEntry() { }

    public CashEntry(Guid account, DateOnly day, Money amount, string category, string description, Stamp stamp)
    {
        if (amount == Money.Zero) throw new RuleBroken("amount-zero", "Informe um valor diferente de zero.", 400);
        (AccountId, Day, Amount, Category, Description, EnteredBy, EnteredAt) = (account, day, amount, category, description, stamp.By, stamp.At);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid AccountId { get; private init; }

    /// <summary>The day the money moved; it may be entered later.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>Positive for money in.</summary>
    public Money Amount { get; private init; }

    public string Category { get; private init; } = "";
    public string Description { get; private init; } = "";

    /// <summary>The two entries of a transfer share it.</summary>
    public Guid? TransferId { get; init; }

    public Guid? ReversalOf { get; init; }

    /// <summary>The settlement, reversal or refund of Financial that the entry stands for; one entry each.</summary>
    public Guid? SourceId { get; init; }

    public DateTimeOffset EnteredAt { get; private init; }
    public string EnteredBy { get; private init; } = "";

    /// <summary>The opposite movement, on a day not before this one's.</summary>
    public CashEntry Opposite(DateOnly day, string reason, Stamp stamp, Guid? transfer = null)
    {
        if (ReversalOf is not null) throw new RuleBroken("is-reversal", "Um estorno não se estorna. Lance o movimento de novo.");
        if (SourceId is not null) throw new RuleBroken("from-settlement", "Este lançamento vem de uma baixa. Estorne a baixa no financeiro.");
        if (day < Day) throw new RuleBroken("before-entry", $"O estorno não pode ser anterior ao lançamento, de {Day:dd/MM/yyyy}.");
        return new(AccountId, day, -Amount, Category, $"Estorno: {reason}", stamp) { ReversalOf = Id, TransferId = transfer };
    }
}
