namespace Biela.Modules.Inventory.Domain;

/// <summary>
/// An approval that was heard of, by whichever of its events came first: parts are reserved for it once, and never after it was cancelled.
/// </summary>
internal sealed class Approval(Guid id, bool cancelled)
{
    /// <summary>The approval's id.</summary>
    public Guid Id { get; private init; } = id;

    /// <summary>It was taken back.</summary>
    public bool Cancelled { get; private set; } = cancelled;

    /// <summary>Takes it back.</summary>
    public void Cancel() => Cancelled = true;
}
