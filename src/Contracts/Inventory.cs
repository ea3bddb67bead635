namespace Biela.Contracts.Inventory;

/// <summary>A part can be stocked and sold; also published when its name or unit changes.</summary>
public sealed record PartRegistered(Guid PartId, string Sku, string Name, string Unit) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => PartId;
}

/// <summary>What one approved line got: <c>Reserved</c> of <c>Needed</c>.</summary>
public sealed record ReservedPart(Guid ReservationId, Guid LineId, string Sku, long Needed, long Reserved);

/// <summary>The parts of an approval were set aside as far as there were any.</summary>
public sealed record StockReserved(Guid ApprovalId, Guid OrderId, IReadOnlyList<ReservedPart> Parts, DateOnly ExpiresOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>A reservation lacks <c>Missing</c> pieces: the number that is missing now, not a further one.</summary>
public sealed record ReservationShort(
    Guid ReservationId, Guid OrderId, string OrderNumber, Guid PartId, string Sku, string Name, string Unit, long Missing,
    int Priority, DateOnly? NeededOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>Pieces arrived for a waiting reservation; <c>Missing</c> is what it still lacks.</summary>
public sealed record ReservationFilled(Guid ReservationId, Guid OrderId, string Sku, long Filled, long Missing) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>Pieces that an order still lacks are needed by another day, or more or less urgently; how many is as it was said last.</summary>
public sealed record ReservationRescheduled(Guid ReservationId, Guid OrderId, string Sku, int Priority, DateOnly? NeededOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>A reservation let go of its pieces (cancelled or expired); what it was still waiting for is no longer missing.</summary>
public sealed record ReservationReleased(Guid ReservationId, Guid OrderId, string Sku, long Released, string Reason) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>A reservation ends in five days unless somebody extends it.</summary>
public sealed record ReservationExpiring(Guid ReservationId, Guid OrderId, string OrderNumber, string Sku, long Quantity, DateOnly ExpiresOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>A reservation's last day passed; its pieces went to whoever waits.</summary>
public sealed record ReservationExpired(Guid ReservationId, Guid OrderId, string OrderNumber, string Sku, long Quantity) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>Parts left the shelf at this cost, for an order or for the invoice that <c>OrderId</c> names in its place.</summary>
public sealed record StockIssued(Guid IssueId, Guid OrderId, string Sku, long Quantity, long CostCents, DateOnly IssuedOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>Parts came back from an order at the cost they left with.</summary>
public sealed record StockReturned(Guid ReturnId, Guid OrderId, string Sku, long Quantity, long CostCents, DateOnly ReturnedOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>A receipt entered late changed what an issue cost by <c>DifferenceCents</c>; the order's cost changes with it.</summary>
public sealed record IssueRevalued(Guid RevaluationId, Guid IssueId, Guid OrderId, string Sku, long DifferenceCents, DateOnly RevaluedOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>
/// The value of the shelf changed by <c>CostCents</c> for no order: parts left over the counter or for the shop itself, or there are fewer than the ledger
/// says. Less than nothing where more was found. <c>Reason</c> is in the words of who posted it.
/// </summary>
public sealed record StockWrittenOff(Guid EntryId, Guid PartId, string Sku, string Reason, long CostCents, DateOnly PostedOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => PartId;
}

/// <summary>What is available fell to the reorder point or below; <c>Suggested</c> refills it.</summary>
public sealed record InventoryLow(Guid PartId, string Sku, string Name, string Unit, long Available, long ReorderPoint, long Suggested) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => PartId;
}

/// <summary>Heard by Inventory itself five days before and on the morning after a reservation's last day, as it was then.</summary>
public sealed record ReservationTermPassed(Guid ReservationId, Guid OrderId, DateOnly ExpiresOn, bool Warning) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>Everything an invoice sells is set aside, or has left for its order; <c>Attempt</c> is the one this answers.</summary>
public sealed record InvoiceStockReserved(Guid InvoiceId, int Attempt) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => InvoiceId;
}

/// <summary>What an invoice asks for and the stock lacks; all of it when the part is not <c>Known</c>.</summary>
public sealed record MissingPart(string Sku, long Missing, bool Known);

/// <summary>The stock lacks something an invoice sells, and nothing was touched.</summary>
public sealed record InvoiceStockRefused(Guid InvoiceId, int Attempt, IReadOnlyList<MissingPart> Missing) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => InvoiceId;
}
