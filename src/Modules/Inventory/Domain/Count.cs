namespace Biela.Modules.Inventory.Domain;

/// <summary>Where a count is.</summary>
internal enum CountStatus
{
    /// <summary>People are at the shelves.</summary>
    Counting,

    /// <summary>Closed with differences that somebody else has to approve.</summary>
    InReview,

    /// <summary>The differences are posted.</summary>
    Adjusted,

    /// <summary>Given up without effect.</summary>
    Cancelled,
}

/// <summary>
/// A count sheet. Each line is compared with what the system says at the moment of counting, so that movements during the count do not matter.
/// </summary>
internal sealed class Count
{
    /// <summary>Differences that add up to more than this, in absolute value, are approved by somebody who did not count.</summary>
    public static readonly Money ApprovalAbove = Money.Of(50);

    /// <summary>Identity.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>Where it is.</summary>
    public CountStatus Status { get; private set; }

    /// <summary>When the sheet was opened.</summary>
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>Who opened it.</summary>
    public string OpenedBy { get; private init; } = "";

    /// <summary>Who closed it.</summary>
    public string? ClosedBy { get; private set; }

    /// <summary>Who approved it, where that was needed.</summary>
    public string? ApprovedBy { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>A line per part.</summary>
    public List<CountLine> Lines { get; private init; } = [];

    /// <summary>The sum of the differences without their signs: what decides about approval.</summary>
    public Money Turnover => Money.Sum(Lines.Select(l => l.DifferenceValue is { } v ? Money.Max(v, -v) : Money.Zero));

    /// <summary>Opens a sheet for these parts.</summary>
    public static Count Open(IEnumerable<Part> parts, DateTimeOffset now, string by)
    {
        var count = new Count { OpenedAt = now, OpenedBy = by };
        count.Lines.AddRange(parts.Select(p => new CountLine { CountId = count.Id, PartId = p.Id, Sku = p.Sku }));
        return count.Lines.Count > 0 ? count : throw new RuleBroken("count-empty", "Não há peças para contar; cadastre peças ou informe outros códigos.");
    }

    /// <summary>Somebody found this many of the part; counting again replaces the earlier count.</summary>
    public void Record(Part part, Quantity counted, Guid? byId, string by, DateTimeOffset now)
    {
        if (Status != CountStatus.Counting) throw new RuleBroken("count-closed", "Esta contagem já foi fechada; abra outra.");
        if (counted < Quantity.Zero) throw new RuleBroken("quantity-invalid", "A quantidade contada não pode ser negativa.", 400);
        var line = Lines.Find(l => l.PartId == part.Id) ?? throw new RuleBroken("part-not-on-sheet", $"{part.Sku} não está nesta contagem.", 404);
        line.Record(part, counted, byId, by, now);
    }

    /// <summary>Ends the counting. Small differences may be posted at once, greater ones wait for a second pair of eyes.</summary>
    public void Close(string by)
    {
        if (Status != CountStatus.Counting) throw new RuleBroken("count-closed", "Esta contagem já foi fechada.");
        if (Lines.Where(l => l.Counted is null).Select(l => l.Sku).ToList() is { Count: > 0 } missing)
            throw new RuleBroken("count-incomplete", $"Falta contar {missing.Count}: {string.Join(", ", missing.Take(10))}.");
        (Status, ClosedBy) = (Turnover > ApprovalAbove ? CountStatus.InReview : CountStatus.Adjusted, by);
    }

    /// <summary>Somebody who did not count accepts the differences; false when that was done already.</summary>
    public bool Approve(Guid? byId, string by)
    {
        if (Status == CountStatus.Adjusted) return false;
        if (Status != CountStatus.InReview) throw new RuleBroken("count-not-in-review", "Só uma contagem fechada e em revisão pode ser aprovada.");
        if (Lines.Any(l => l.CountedById == byId))
            throw new RuleBroken("own-count", $"As diferenças somam {Turnover}, acima de {ApprovalAbove}: quem contou não aprova; peça a outra pessoa.", 403);
        (Status, ApprovedBy) = (CountStatus.Adjusted, by);
        return true;
    }

    /// <summary>Gives it up; nothing changes.</summary>
    public void Cancel()
    {
        if (Status is CountStatus.Adjusted or CountStatus.Cancelled) throw new RuleBroken("count-closed", "Esta contagem já foi ajustada ou cancelada.");
        Status = CountStatus.Cancelled;
    }
}

/// <summary>One part on the sheet.</summary>
internal sealed class CountLine
{
    /// <summary>Identity.</summary>
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>The sheet.</summary>
    public Guid CountId { get; init; }

    /// <summary>The part.</summary>
    public Guid PartId { get; init; }

    /// <summary>The part's SKU.</summary>
    public string Sku { get; init; } = "";

    /// <summary>What was found; null until somebody counted.</summary>
    public Quantity? Counted { get; private set; }

    /// <summary>What the system said at that moment.</summary>
    public Quantity? System { get; private set; }

    /// <summary>Counted − system.</summary>
    public Quantity? Difference { get; private set; }

    /// <summary>The difference at the average of that moment.</summary>
    public Money? DifferenceValue { get; private set; }

    /// <summary>When it was counted.</summary>
    public DateTimeOffset? CountedAt { get; private set; }

    /// <summary>Who counted.</summary>
    public string? CountedBy { get; private set; }

    /// <summary>Who counted, as a user.</summary>
    public Guid? CountedById { get; private set; }

    internal void Record(Part part, Quantity counted, Guid? byId, string by, DateTimeOffset now)
    {
        (Counted, System, CountedById, CountedBy, CountedAt) = (counted, part.OnHand, byId, by, now);
        var difference = counted - part.OnHand;
        (Difference, DifferenceValue) = (difference, part.Worth(difference));
    }
}
