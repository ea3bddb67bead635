namespace Biela.Modules.Purchasing;

/// <summary>Replaces what an unsent order buys; an approval given before is void.</summary>
internal static class ChangeLines
{
    internal sealed record Request([MinLength(1), MaxLength(200)] List<DraftOrder.Line> Lines);

    internal sealed record Response(PurchaseOrderStatus Status, Money Total);

    internal static async Task<Versioned<Response>> Handle(Guid id, Request request, IfMatch match, PurchasingDb db, Actor actor, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        if (match.Value is not null) match.Check(order.Version);
        await Write(order, request.Lines, db, actor, ct);
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(new Response(order.Status, order.Total), order.Version);
    }

    /// <summary>Writes the lines and tells every part that is or was among them.</summary>
    internal static async Task Write(PurchaseOrder order, List<DraftOrder.Line> wanted, PurchasingDb db, Actor actor, CancellationToken ct)
    {
        var parts = await db.PartsOf(wanted.Select(l => l.Sku).Concat(order.Lines.Select(l => l.Sku)).Distinct(), ct);
        var before = parts.ToDictionary(p => p, p => order.OpenOf(p.Id));
        order.Write([.. wanted.Select(l => Line(l, parts))], actor.UserId, (await db.Rules(ct)).ApprovalAbove);
        foreach (var part in parts) part.Order(order, before[part], order.OpenOf(part.Id));
        db.Announce(parts);
    }

    private static OrderLine Line(DraftOrder.Line line, List<Part> parts) =>
        new(Guid.CreateVersion7(), (parts.Find(p => p.Sku == line.Sku) ?? throw RequestPart.Unknown(line.Sku)).Id, line.Sku, line.Quantity, line.UnitPrice);
}
