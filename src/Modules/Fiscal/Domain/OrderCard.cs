namespace Biela.Modules.Fiscal.Domain;

/// <summary>What notes need to know of an order.</summary>
internal sealed class OrderCard
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid CustomerId { get; init; }
    public required string CustomerName { get; init; }
    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>The model of the engine; null where the order was opened before it was told.</summary>
    public string? Engine { get; private set; }

    public string? EngineSerial { get; private set; }

    /// <summary>Whether what was approved is known.</summary>
    public bool Approved { get; private set; }

    /// <summary>What a note says of the customer's item.</summary>
    public string? Item => Engine is null ? null : EngineSerial is null ? $"Motor {Engine}" : $"Motor {Engine}, nº de série {EngineSerial}";

    /// <summary>What came in.</summary>
    public void Describe(string engine, string? serial) => (Engine, EngineSerial) = (engine, serial);

    /// <summary>Its parts and services are known.</summary>
    public void Approve() => Approved = true;

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
