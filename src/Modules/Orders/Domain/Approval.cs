namespace Biela.Modules.Orders;

/// <summary>What a customer approved for the order; taken back, it stays with nothing in it.</summary>
internal sealed class Approval(Guid id, Money services, Money parts, bool needsStock)
{
    public Guid Id { get; private init; } = id;
    public Guid OrderId { get; private init; }
    public Money Services { get; private init; } = services;
    public Money Parts { get; private init; } = parts;

    /// <summary>Whether the stock owes an answer for its parts.</summary>
    public bool NeedsStock { get; private init; } = needsStock;

    public bool Cancelled { get; private set; }

    public void Cancel() => Cancelled = true;
}
