using System.Security.Claims;

namespace Biela.Modules.Orders;

/// <summary>
/// The engines in the shop in a column for each status, those promised soonest first. Every column tells how many it has and shows its first cards;
/// with <c>status</c> it is that column alone, and with <c>after</c> its next cards.
/// </summary>
internal static class ShowBoard
{
    private const int Most = 100;

    internal sealed record ComponentOut(ComponentKind Kind, string? Label, ComponentStatus Status, Verdict? Verdict, Verdict? FinalVerdict);

    /// <param name="ApprovedTotal">Null as long as nothing is approved, and to those who may not read budgets.</param>
    /// <param name="MissingParts">What the order waits for.</param>
    internal sealed record Card(
        Guid Id, string Number, string EngineModel, Plate? Plate, Guid CustomerId, string CustomerName, IReadOnlyList<ComponentOut> Components, int Priority,
        DateOnly? PromisedOn, bool Late, Money? ApprovedTotal, IReadOnlyList<string> MissingParts, string? OpenedBy, DateTimeOffset Since);

    internal sealed record Column(OrderStatus Status, int Count, IReadOnlyList<Card> Cards, Guid? Next);

    internal sealed record Response(IReadOnlyList<Column> Columns);

    private sealed record Row(Guid Id, OrderStatus Status, DateOnly? PromisedOn, int Priority)
    {
        public (DateOnly, int, Guid) Place => (PromisedOn ?? DateOnly.MaxValue, Priority, Id);
    }

    internal static async Task<Ok<Response>> Handle(
        OrdersDb db, Tenant tenant, ClaimsPrincipal caller, TimeProvider clock, CancellationToken ct, OrderStatus? status = null,
        DateOnly? promisedUntil = null, string? search = null, Guid? customerId = null, string? openedBy = null, Guid? after = null, int limit = 10)
    {
        if (limit is < 1 or > Most) throw new RuleBroken("invalid", $"limit: deve estar entre 1 e {Most}.", 400);
        if (after is not null && status is null) throw new RuleBroken("invalid", "status: diga de qual coluna são os próximos.", 400);
        OrderStatus[] shown = status is { } one ? [one] : Order.InShop;
        var asked = db.Orders.Asked(search, customerId, promisedUntil, openedBy);
        var rows = (await asked.Where(o => shown.Contains(o.Status)).Select(o => new Row(o.Id, o.Status, o.PromisedOn, o.Priority)).ToListAsync(ct))
            .ToLookup(r => r.Status);
        // A card that has moved on since still says where the next ones are.
        var seen = after is null ? null : await db.Orders.Where(o => o.Id == after).Select(o => new Row(o.Id, o.Status, o.PromisedOn, o.Priority))
            .FirstOrDefaultAsync(ct);
        var pages = shown.ToDictionary(s => s, s => rows[s].OrderBy(r => r.Place).Where(r => seen is null || r.Place.CompareTo(seen.Place) > 0)
            .Take(limit + 1).Select(r => r.Id).ToList());
        var cards = await Cards(db, [.. pages.Values.SelectMany(ids => ids.Take(limit))], tenant.Today(clock), caller, ct);
        return TypedResults.Ok(new Response([.. shown.Select(s => new Column(s, rows[s].Count(),
            [.. pages[s].Take(limit).Where(cards.ContainsKey).Select(id => cards[id])], pages[s].Count > limit ? pages[s][limit - 1] : null))]));
    }

    private static async Task<Dictionary<Guid, Card>> Cards(
        OrdersDb db, List<Guid> ids, DateOnly today, ClaimsPrincipal caller, CancellationToken ct) =>
        (await db.WholeOrders().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(ct)).ToDictionary(o => o.Id, o => new Card(
            o.Id, o.Number, o.Engine.Model, o.Engine.Plate, o.CustomerId, o.Customer.Name,
            [.. o.Components.Select(c => new ComponentOut(c.Kind, c.Label, c.Status, c.Verdict, c.FinalVerdict))],
            o.Priority, o.PromisedOn, Order.IsLate(o.Status, o.PromisedOn, today),
            o.Approvals.Exists(a => !a.Cancelled) ? (o.ApprovedServices + o.ApprovedParts).For(caller) : null,
            [.. o.Reservations.Where(r => r.Missing > Quantity.Zero).Select(r => r.Sku).Distinct().Order()], o.OpenedBy, o.StatusSince ?? o.ChangedAt));
}
