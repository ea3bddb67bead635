namespace Biela.Modules.Orders;

/// <summary>What the stock said last of one reservation of the order.</summary>
internal sealed class Reservation(Guid id, string sku)
{
    public Guid Id { get; private init; } = id;
    public Guid OrderId { get; private init; }
    public Guid? ApprovalId { get; private set; }
    public string Sku { get; private init; } = sku;
    public Quantity Missing { get; private set; }

    /// <summary>Released or expired: it misses nothing any more, whatever comes late.</summary>
    public bool Ended { get; private set; }

    public void BelongsTo(Guid approvalId) => ApprovalId = approvalId;

    public void Miss(Quantity missing) => Missing = Ended ? Quantity.Zero : missing;

    public void End() => (Ended, Missing) = (true, Quantity.Zero);
}
