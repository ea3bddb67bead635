namespace Biela.Modules.Purchasing;

/// <summary>The order is complete: a large one waits for somebody else's approval, a small one may be sent.</summary>
internal static class SubmitOrder
{
    internal static async Task<Versioned<ChangeLines.Response>> Handle(Guid id, PurchasingDb db, CancellationToken ct)
    {
        var order = await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
        order.Submit((await db.Rules(ct)).ApprovalAbove);
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(new ChangeLines.Response(order.Status, order.Total), order.Version);
    }
}
