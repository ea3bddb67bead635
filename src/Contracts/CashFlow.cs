namespace Biela.Contracts.CashFlow;

/// <summary>A bank account or cash box exists, with what was in it on the morning of the day.</summary>
public sealed record AccountOpened(Guid AccountId, string Name, string Kind, long OpeningCents, DateOnly OpenedOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => AccountId;
}

/// <summary>An entry of the append-only cash book; <c>AmountCents</c> is positive for money in. A transfer is two entries with one <c>TransferId</c>.</summary>
public sealed record CashEntryPosted(
    Guid EntryId, Guid AccountId, DateOnly Day, long AmountCents, string Category, string Description, Guid? TransferId, Guid? ReversalOf,
    DateTimeOffset PostedAt, string PostedBy) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => AccountId;
}

/// <summary>
/// Somebody wrote an entry of their own into the cash book, a fee of the bank or petty cash: it stands for no settlement or refund, and is no leg of a
/// transfer. The same entry as the <see cref="CashEntryPosted"/> of that id, for those who need no others.
/// </summary>
public sealed record OwnEntryPosted(Guid EntryId, DateOnly Day, long AmountCents, string Category, string Description, Guid? ReversalOf) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => EntryId;
}
