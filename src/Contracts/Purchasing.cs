namespace Biela.Contracts.Purchasing;

/// <summary>A supplier is on file; also published when something about the supplier changes.</summary>
public sealed record SupplierRegistered(Guid SupplierId, string Name, string? TaxId, bool Active) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => SupplierId;
}

/// <summary>Something has to be bought; one open need a part, whatever the number of reservations behind it.</summary>
public sealed record PurchaseNeedRaised(Guid NeedId, string Sku, long Quantity, string Origin) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => NeedId;
}

/// <summary>The order is with the supplier.</summary>
public sealed record PurchaseOrderSent(Guid PurchaseOrderId, string Number, string SupplierName, long TotalCents, DateOnly? ExpectedOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => PurchaseOrderId;
}

/// <summary>The order will not be delivered.</summary>
public sealed record PurchaseOrderCancelled(Guid PurchaseOrderId, string Number, string Reason) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => PurchaseOrderId;
}

/// <summary>A received line: the accepted quantity in stock units and its cost on the shelf, freight in and discount out.</summary>
public sealed record ReceivedLine(Guid LineId, Guid PartId, string Sku, long Accepted, long CostCents);

/// <summary>Goods were accepted at the door.</summary>
public sealed record GoodsReceived(
    Guid ReceiptId, string Number, Guid PurchaseOrderId, string PurchaseOrderNumber, Guid SupplierId, string SupplierName, DateOnly ReceivedOn,
    IReadOnlyList<ReceivedLine> Lines) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => PurchaseOrderId;
}

/// <summary>A supplier's invoice agrees with order and receipt, and is to be paid.</summary>
public sealed record InvoiceMatched(
    Guid InvoiceId, Guid PurchaseOrderId, string PurchaseOrderNumber, Guid SupplierId, string SupplierName, string? Document, long TotalCents,
    DateOnly IssuedOn, DateOnly DueOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => PurchaseOrderId;
}
