namespace Biela.Modules.Purchasing;

/// <summary>Somebody who did not write the order stands in for it. With If-Match, only for what they read.</summary>
internal static class ApproveOrder
{
    internal static async Task<Versioned<ChangeLines.Response>> Handle(Guid id, IfMatch match, PurchasingDb db, Actor actor, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        if (match.Value is not null) match.Check(order.Version);
        order.Approve(actor.UserId, actor.Name);
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(new ChangeLines.Response(order.Status, order.Total), order.Version);
    }
}
