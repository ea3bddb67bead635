namespace Biela.Modules.Financial;

/// <summary>Changes the terms of the titles made from now on.</summary>
internal static class ChangeSettings
{
    internal sealed record Request(Percent Fine, Percent Interest, [Range(0, 60)] int GraceDays, DateShift DueDateShift, bool RemainderOnLast);

    internal static async Task<Versioned<ShowSettings.Response>> Handle(Request request, FinancialDb db, CancellationToken ct)
    {
        var settings = await db.Terms(ct);
        if (db.Entry(settings).State == EntityState.Detached) db.Add(settings);
        settings.Change(request.Fine, request.Interest, request.GraceDays, request.DueDateShift, request.RemainderOnLast);
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(ShowSettings.Response.Of(settings), settings.Version);
    }
}
