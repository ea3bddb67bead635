namespace Biela.Modules.Purchasing;

internal static class ChangeSettings
{
    internal sealed record Request(Money ApprovalAbove, Percent PriceTolerance);

    internal static async Task<NoContent> Handle(Request request, PurchasingDb db, CancellationToken ct)
    {
        var rules = await db.Rules(ct);
        rules.Change(request.ApprovalAbove, request.PriceTolerance);
        if (db.Entry(rules).State == EntityState.Detached) db.Add(rules);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
