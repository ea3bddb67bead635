namespace Biela.Modules.Consolidated;

/// <summary>A line of the printed report.</summary>
internal sealed record ClosingLine(string Account, Money Opening, Money In, Money Out, Money Closing);

/// <summary>A day's closing as it was printed. It never changes; when the day does, it is stale.</summary>
internal sealed class Closing
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public required DateOnly Day { get; init; }
    public required List<ClosingLine> Report { get; init; }

    /// <summary>The sum over the accounts.</summary>
    public required Money Balance { get; init; }

    public bool Stale { get; private set; }
    public required DateTimeOffset PrintedAt { get; init; }
    public required string PrintedBy { get; init; }
}
