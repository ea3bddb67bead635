namespace Biela.Modules.Orders;

/// <summary>Changes how the shop delivers. Warranties that run keep their dates.</summary>
internal static class ChangeSettings
{
    internal sealed record Request([Range(0, 120)] int WarrantyMonths, bool AllowDeliveryWithOverdue);

    internal static async Task<Ok<ShowSettings.Response>> Handle(Request request, OrdersDb db, CancellationToken ct)
    {
        var settings = await db.Settings.FirstOrDefaultAsync(ct);
        if (settings is null) db.Settings.Add(settings = new());
        settings.Change(request.WarrantyMonths, request.AllowDeliveryWithOverdue);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ShowSettings.Response(settings.WarrantyMonths, settings.AllowDeliveryWithOverdue));
    }
}
