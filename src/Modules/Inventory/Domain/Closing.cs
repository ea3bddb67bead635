namespace Biela.Modules.Inventory.Domain;

/// <summary>Nothing is posted on or before <see cref="Through"/> any more.</summary>
internal sealed class Closing
{
    /// <summary>Identity.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The last closed day.</summary>
    public required DateOnly Through { get; init; }

    /// <summary>When it was closed.</summary>
    public required DateTimeOffset ClosedAt { get; init; }

    /// <summary>Who closed it.</summary>
    public required string ClosedBy { get; init; }
}
