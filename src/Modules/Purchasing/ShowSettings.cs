namespace Biela.Modules.Purchasing;

internal static class ShowSettings
{
    internal sealed record Response(Money ApprovalAbove, Percent PriceTolerance);

    internal static async Task<Ok<Response>> Handle(PurchasingDb db, CancellationToken ct)
    {
        var rules = await db.Rules(ct);
        return TypedResults.Ok(new Response(rules.ApprovalAbove, rules.PriceTolerance));
    }
}
