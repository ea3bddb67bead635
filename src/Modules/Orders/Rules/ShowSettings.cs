namespace Biela.Modules.Orders;

/// <summary>How the shop delivers and what it answers for.</summary>
internal static class ShowSettings
{
    internal sealed record Response(int WarrantyMonths, bool AllowDeliveryWithOverdue);

    internal static async Task<Ok<Response>> Handle(OrdersDb db, CancellationToken ct)
    {
        var settings = await db.Settings.AsNoTracking().FirstOrDefaultAsync(ct) ?? new();
        return TypedResults.Ok(new Response(settings.WarrantyMonths, settings.AllowDeliveryWithOverdue));
    }
}
