namespace Biela.Modules.Inventory.Domain;

/// <summary>What moved a part.</summary>
internal enum EntryKind
{
    /// <summary>Goods came in.</summary>
    Receipt,

    /// <summary>Goods left, for an order or over the counter.</summary>
    Issue,

    /// <summary>Goods came back from an order.</summary>
    Return,

    /// <summary>The shelf was found to hold something else.</summary>
    Adjustment,

    /// <summary>Value only: a receipt entered late changes what an earlier issue cost.</summary>
    Revaluation,
}

/// <summary>The circumstances of a posting.</summary>
/// <param name="On">The day it counts for.</param>
/// <param name="At">When it was entered.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Source">The document or the reason, as people read it.</param>
/// <param name="SourceId">The foreign document behind it; together with its line it is posted once.</param>
/// <param name="SourceLine">The line of that document.</param>
internal sealed record Posting(DateOnly On, DateTimeOffset At, string By, string Source, Guid? SourceId = null, Guid? SourceLine = null);

/// <summary>A line of the stock ledger with the balance after it. Written once, never changed.</summary>
internal sealed class Entry
{
    /// <summary>Rises with <see cref="At"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>The part.</summary>
    public required Guid PartId { get; init; }

    /// <summary>When it was entered; strictly rising within a part, so it is the order of the ledger.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day it counts for.</summary>
    public required DateOnly PostedOn { get; init; }

    /// <summary>What happened.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Negative when goods left.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Negative when value left.</summary>
    public required Money Value { get; init; }

    /// <summary>On hand after it.</summary>
    public required Quantity BalanceQuantity { get; init; }

    /// <summary>Value on hand after it.</summary>
    public required Money BalanceValue { get; init; }

    /// <summary>Average after it, 4 decimals.</summary>
    public required UnitPrice Average { get; init; }

    /// <summary>The document or the reason.</summary>
    public required string Source { get; init; }

    /// <summary>Who entered it.</summary>
    public required string PostedBy { get; init; }

    /// <summary>The order whose cost it is part of.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The issue that a return or a revaluation belongs to.</summary>
    public Guid? IssueId { get; init; }

    /// <summary>The foreign document behind it.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>The line of that document.</summary>
    public Guid? SourceLine { get; init; }
}
