namespace Biela.Modules.Purchasing;

internal enum NeedStatus { Pending, Ordered, Met, Cancelled }

internal enum NeedOrigin { ReservationShort, LowStock, Manual }

/// <summary>The order of the shop that waits for the part.</summary>
internal sealed record NeedingOrder(Guid Id, string Number, Quantity Missing);

/// <summary>
/// A quantity of a part to buy. While pending there is one a part and it follows what is missing; a purchase order fixes it,
/// and receipts meet it.
/// </summary>
internal sealed class Need(Guid partId, string sku)
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid PartId { get; private init; } = partId;
    public string Sku { get; private init; } = sku;
    public Quantity Quantity { get; private set; }
    public Quantity Received { get; private set; }
    public NeedStatus Status { get; private set; } = NeedStatus.Pending;
    public NeedOrigin Origin { get; private set; }

    /// <summary>1 is the most urgent of 5.</summary>
    public int Priority { get; private set; } = 5;

    public DateOnly? NeededOn { get; private set; }
    public List<NeedingOrder> Orders { get; private set; } = [];
    public Guid? PurchaseOrderId { get; private set; }
    public string? PurchaseOrder { get; private set; }
    public int Version { get; private set; } = 1;

    public Quantity Open => Status is NeedStatus.Pending or NeedStatus.Ordered ? Quantity - Received : Quantity.Zero;

    /// <summary>Follows what is missing; nothing missing any more cancels it.</summary>
    public void Cover(Quantity lacking, NeedOrigin origin, IReadOnlyCollection<Shortage> shortages)
    {
        if (lacking == Quantity.Zero)
        {
            Status = NeedStatus.Cancelled;
            return;
        }
        (Quantity, Origin) = (lacking, origin);
        Orders = [.. shortages.Select(s => new NeedingOrder(s.OrderId, s.OrderNumber, s.Missing))];
        (Priority, NeededOn) = (shortages.Select(s => s.Priority).DefaultIfEmpty(5).Min(), shortages.Min(s => s.NeededOn));
    }

    /// <summary>Is on order as far as the ordered quantity goes; the rest becomes a need of its own.</summary>
    public void Order(PurchaseOrder order, Quantity ordered) =>
        (Status, Quantity, PurchaseOrderId, PurchaseOrder) = (NeedStatus.Ordered, Quantity.Min(Quantity, ordered), order.Id, order.Number);

    /// <summary>The purchase order brings this much less of it.</summary>
    public void Release(Quantity less)
    {
        Quantity -= Quantity.Min(Open, less);
        if (Open == Quantity.Zero) Status = Received > Quantity.Zero ? NeedStatus.Met : NeedStatus.Cancelled;
    }

    /// <summary>Takes what it lacks from the accepted quantity and says how much that was.</summary>
    public Quantity Receive(Quantity accepted)
    {
        var taken = Quantity.Min(Open, accepted);
        Received += taken;
        if (Open == Quantity.Zero) Status = NeedStatus.Met;
        return taken;
    }
}
