namespace Biela.Modules.Financial;

/// <summary>The terms new titles are made with.</summary>
internal static class ShowSettings
{
    internal sealed record Response(Percent Fine, Percent Interest, int GraceDays, DateShift DueDateShift, bool RemainderOnLast)
    {
        public static Response Of(FinancialSettings s) => new(s.Fine, s.Interest, s.GraceDays, s.DueDateShift, s.RemainderOnLast);
    }

    internal static async Task<Versioned<Response>> Handle(FinancialDb db, CancellationToken ct)
    {
        var settings = await db.Terms(ct);
        return Versioned.Ok(Response.Of(settings), settings.Version);
    }

    /// <summary>The organization's settings; as they come until somebody changes them.</summary>
    public static async Task<FinancialSettings> Terms(this FinancialDb db, CancellationToken ct) =>
        await db.Settings.FirstOrDefaultAsync(ct) ?? new() { Id = db.CurrentTenant };
}
