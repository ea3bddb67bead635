namespace Biela.Modules.Purchasing;

/// <summary>What one reservation of Inventory lacks now.</summary>
internal sealed record Shortage(Guid ReservationId, Guid OrderId, string OrderNumber, Quantity Missing, int Priority, DateOnly? NeededOn);

/// <summary>
/// A part as Purchasing knows it: what is missing of it, what is on its way, and the needs that follow.
/// Invariant after every method: the pending need is exactly what is missing beyond what was already ordered.
/// </summary>
internal sealed class Part(Guid id, string sku, string name, string unit)
{
    public Guid Id { get; private init; } = id;
    public string Sku { get; private init; } = sku;
    public string Name { get; private set; } = name;
    public string Unit { get; private set; } = unit;
    public List<Shortage> Shortages { get; private set; } = [];

    /// <summary>What Inventory suggests to refill the shelf with.</summary>
    public Quantity Refill { get; private set; }

    /// <summary>What somebody asked for by hand.</summary>
    public Quantity Requested { get; private set; }

    /// <summary>Ordered and not yet accepted, whoever it is for.</summary>
    public Quantity OnOrder { get; private set; }

    /// <summary>
    /// Accepted at the door while reservations wait. Inventory says a moment later which of them got it; until then these pieces
    /// are neither on order nor taken off what is missing, and must not be bought again.
    /// </summary>
    public Quantity Landed { get; private set; }

    public int Version { get; private set; } = 1;

    /// <summary>The needs that are pending or ordered; those of the past are not loaded.</summary>
    public List<Need> Needs { get; private init; } = [];

    /// <summary>The need that came up or grew in this unit of work.</summary>
    public Need? Raised { get; private set; }

    private Quantity Missing => Quantity.Sum(Shortages.Select(s => s.Missing));

    public void Describe(string name, string unit) => (Name, Unit) = (name, unit);

    /// <summary>The reservation lacks this much now, whatever was said of it before.</summary>
    public void Lack(Shortage shortage)
    {
        Shortages = [.. Shortages.Where(s => s.ReservationId != shortage.ReservationId).Append(shortage).Where(s => s.Missing > Quantity.Zero)];
        Balance();
    }

    /// <summary>The reservation got pieces and lacks only this much; what landed is taken to be what it got.</summary>
    public void Fill(Guid reservationId, Quantity missing)
    {
        if (Shortages.Find(s => s.ReservationId == reservationId) is not { } waiting) return;
        Landed -= Quantity.Min(Landed, Quantity.Max(Quantity.Zero, waiting.Missing - missing));
        Lack(waiting with { Missing = missing });
    }

    /// <summary>What the reservation lacks is needed by another day, or more or less urgently.</summary>
    public void Reschedule(Guid reservationId, int priority, DateOnly? neededOn)
    {
        if (Shortages.Find(s => s.ReservationId == reservationId) is { } waiting) Lack(waiting with { Priority = priority, NeededOn = neededOn });
    }

    /// <summary>The reservation waits no more.</summary>
    public void Forget(Guid reservationId)
    {
        Shortages = [.. Shortages.Where(s => s.ReservationId != reservationId)];
        Balance();
    }

    public void Suggest(Quantity refill)
    {
        Refill = refill;
        Balance();
    }

    public void Request(Quantity quantity)
    {
        Requested += quantity;
        Balance();
    }

    /// <summary>Nobody wants the shelf refilled; what orders wait for stays.</summary>
    public void Dismiss()
    {
        (Refill, Requested) = (Quantity.Zero, Quantity.Zero);
        Balance();
    }

    /// <summary>The purchase order brings <paramref name="now"/> of the part where it used to bring <paramref name="before"/>.</summary>
    public void Order(PurchaseOrder order, Quantity before, Quantity now)
    {
        OnOrder += now - before;
        var needs = Needs.FindAll(n => n.PurchaseOrderId == order.Id && n.Status == NeedStatus.Ordered);
        if (now > before) Needs.Find(n => n.Status == NeedStatus.Pending)?.Order(order, now - before);
        else
            foreach (var need in Enumerable.Reverse(needs))
                need.Release(Quantity.Max(Quantity.Zero, Quantity.Sum(needs.Select(n => n.Open)) - now));
        Balance();
    }

    /// <summary>Pieces of the purchase order were accepted; its oldest need is met first.</summary>
    public void Arrive(Guid purchaseOrderId, Quantity accepted)
    {
        (OnOrder, Landed) = (OnOrder - accepted, Landed + accepted);
        foreach (var need in Needs.FindAll(n => n.PurchaseOrderId == purchaseOrderId && n.Status == NeedStatus.Ordered)) accepted -= need.Receive(accepted);
        Balance();
    }

    private void Balance()
    {
        if (Shortages.Count == 0) Shelve();
        var lacking = Quantity.Max(Quantity.Zero, Missing + Refill + Requested - OnOrder - Landed);
        var need = Needs.Find(n => n.Status == NeedStatus.Pending);
        if (need is null && lacking == Quantity.Zero) return;
        if (need is null) Needs.Add(need = new(Id, Sku));
        if (lacking > need.Quantity) Raised = need;
        need.Cover(lacking, Shortages.Count > 0 ? NeedOrigin.ReservationShort : Refill > Quantity.Zero ? NeedOrigin.LowStock : NeedOrigin.Manual, Shortages);
    }

    /// Nobody waits: what landed went to the shelf and refills it.
    private void Shelve()
    {
        var left = Landed - Quantity.Min(Landed, Refill);
        Refill -= Quantity.Min(Landed, Refill);
        Requested -= Quantity.Min(left, Requested);
        Landed = Quantity.Zero;
    }
}
