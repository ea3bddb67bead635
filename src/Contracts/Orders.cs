namespace Biela.Contracts.Orders;

/// <summary>What the other modules need to know of the engine: <c>Mains</c> and <c>Pins</c> count the journals of the crankshaft.</summary>
public sealed record EngineFacts(string Model, string? Serial, int Cylinders, int Mains, int Pins, string? Plate = null);

/// <summary>A part of the engine that came in; <c>Kind</c> is the canonical code (BLOCO, VIRABREQUIM, CABECOTE, …).</summary>
public sealed record ComponentFacts(Guid ComponentId, string Kind, string? Label);

/// <summary>A customer is on file; also published when something about the customer changes.</summary>
public sealed record CustomerRegistered(Guid CustomerId, string Name, string? TaxId, string? Phone, string? Email, bool Active) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => CustomerId;
}

/// <summary>An engine was checked in. <c>Priority</c> 1 is the most urgent of 5.</summary>
public sealed record OrderCreated(
    Guid OrderId, string Number, Guid CustomerId, string CustomerName, string? CustomerTaxId, EngineFacts Engine,
    IReadOnlyList<ComponentFacts> Components, int Priority, DateOnly? PromisedOn, DateOnly OpenedOn, string OpenedBy, Guid? WarrantyOf) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>The order is promised for another day, or is more or less urgent (1 is the most urgent of 5). What was said last counts.</summary>
public sealed record OrderRescheduled(Guid OrderId, string Number, int Priority, DateOnly? PromisedOn, DateTimeOffset At) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>
/// Something about the order is not what it was: a step, a verdict, a part that is missing, its status. For those who show it; what exactly happened is
/// in the other facts.
/// </summary>
public sealed record OrderChanged(Guid OrderId, string Number, string Status) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>The customer's approval opened the shop floor for the order.</summary>
public sealed record OrderReleased(Guid OrderId, string Number) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>Somebody began a step of a component; <c>Production</c> tells work that changes the customer's parts from looking at them.</summary>
public sealed record StepStarted(Guid OrderId, Guid ComponentId, string ComponentKind, string Step, bool Production) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>A step of a component is done.</summary>
public sealed record StepCompleted(Guid OrderId, Guid ComponentId, string ComponentKind, string Step, string CompletedBy) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>A component goes back to an earlier step; the cause is in the words of who sent it back.</summary>
public sealed record ReworkRequested(Guid OrderId, Guid ComponentId, string ComponentKind, string BackTo, string Cause) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>All components are done; the engine waits for its owner.</summary>
public sealed record OrderCompleted(Guid OrderId, string Number, Guid CustomerId, string CustomerName, DateOnly CompletedOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>The engine left the shop; revenue is recognised on this day.</summary>
public sealed record OrderDelivered(
    Guid OrderId, string Number, Guid CustomerId, string CustomerName, DateOnly DeliveredOn, long ServicesCents, long PartsCents, string ReceivedBy) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>The warranty runs; both last days are covered. Legal 90 days (CDC art. 26) first, the contractual months on top.</summary>
public sealed record WarrantyStarted(Guid OrderId, DateOnly StartsOn, DateOnly LegalUntil, DateOnly Until) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>The customer gave up before production began; whoever set something aside for the order gives it back.</summary>
public sealed record OrderCancelled(Guid OrderId, string Number, string Reason, DateOnly CancelledOn) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => OrderId;
}

/// <summary>
/// The content of a photo or document is not needed any more: it was removed, or, when this comes half an hour after the announcement, never
/// confirmed. Heard by Orders itself, until the store has forgotten the file.
/// </summary>
public sealed record AttachmentAbandoned(Guid OrderId, Guid AttachmentId) : IEvent
{
    /// <inheritdoc/>
    public Guid Key => AttachmentId;
}
