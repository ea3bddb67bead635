namespace Biela.Modules.Purchasing;

/// <summary>The shelf is not to be refilled after all. What orders of the shop wait for cannot be dismissed: it is missing.</summary>
internal static class DismissNeed
{
    internal static async Task<NoContent> Handle(Guid id, PurchasingDb db, CancellationToken ct)
    {
        var need = await db.Needs.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, ct).Found();
        if (need.Status != NeedStatus.Pending) throw new RuleBroken("need-not-pending", $"A necessidade de {need.Sku} já foi pedida ou encerrada.");
        if (need.Origin == NeedOrigin.ReservationShort)
            throw new RuleBroken("needed-by-order",
                $"{need.Sku} falta para {string.Join(", ", need.Orders.Select(o => o.Number))}. Libere a reserva para dispensar a compra.");
        (await db.PartsOf([need.Sku], ct)).ForEach(p => p.Dismiss());
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
