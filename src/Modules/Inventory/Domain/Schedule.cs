using Biela.Contracts.Orders;

namespace Biela.Modules.Inventory.Domain;

/// <summary>
/// What was said last of an order that was rescheduled: whether its approvals are heard before or after, what they reserve is needed by this day.
/// </summary>
internal sealed class Schedule
{
    private Schedule() { }

    public Schedule(OrderRescheduled said) => (Id, Priority, PromisedOn, At) = (said.OrderId, said.Priority, said.PromisedOn, said.At);

    /// <summary>The order's.</summary>
    public Guid Id { get; private init; }

    public int Priority { get; private set; }
    public DateOnly? PromisedOn { get; private set; }
    public DateTimeOffset At { get; private set; }
    public int Version { get; private set; }

    /// <summary>Takes over what was said later; false when nothing was.</summary>
    public bool Follow(OrderRescheduled said)
    {
        if (said.At <= At) return false;
        (Priority, PromisedOn, At) = (said.Priority, said.PromisedOn, said.At);
        return true;
    }
}
