namespace Biela.Modules.Fiscal.Domain;

/// <summary>What an invoice needs to know of an order.</summary>
internal sealed class OrderCard
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid CustomerId { get; init; }
    public required string CustomerName { get; init; }
    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>The engine left the shop.</summary>
    public void Deliver(DateOnly on) => DeliveredOn = on;
}

/// <summary>An approval that was heard of, by whichever of its events came first: its parts are noted once, and never after it was taken back.</summary>
internal sealed class Approval
{
    public required Guid Id { get; init; }
}

/// <summary>A part that an approval of the order sold; those of an approval that was taken back count no more.</summary>
internal sealed class OrderPart
{
    public required Guid Id { get; init; }
    public required Guid OrderId { get; init; }
    public required Guid ApprovalId { get; init; }
    public required string Sku { get; init; }
    public required string Description { get; init; }
    public required Quantity Quantity { get; init; }
    public required Money Net { get; init; }
}
