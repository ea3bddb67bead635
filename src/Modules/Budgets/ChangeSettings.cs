namespace Biela.Modules.Budgets;

/// <summary>How long an offer stands when nobody says otherwise.</summary>
internal static class ShowSettings
{
    internal sealed record Response(int ValidityDays);

    internal static async Task<Ok<Response>> Handle(BudgetsDb db, CancellationToken ct) =>
        TypedResults.Ok(new Response((await db.Settings.FirstOrDefaultAsync(ct) ?? new()).ValidityDays));
}

/// <summary>Holds for what is sent from now on.</summary>
internal static class ChangeSettings
{
    internal sealed record Request([Range(1, 365)] int ValidityDays);

    internal static async Task<Ok<ShowSettings.Response>> Handle(Request request, BudgetsDb db, Tenant tenant, CancellationToken ct)
    {
        var settings = await db.Settings.FirstOrDefaultAsync(ct);
        if (settings is null) db.Settings.Add(settings = new() { Id = tenant.Id });
        settings.ValidityDays = request.ValidityDays;
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new ShowSettings.Response(settings.ValidityDays));
    }
}
