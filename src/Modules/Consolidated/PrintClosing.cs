namespace Biela.Modules.Consolidated;

/// <summary>The day's closing on paper: what is known of the day now, kept as it is.</summary>
internal static class PrintClosing
{
    internal sealed record Request(DateOnly Day);

    internal static async Task<Created<ShowClosing.Response>> Handle(
        Request request, ConsolidatedDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        if (request.Day > tenant.Today(clock)) throw new RuleBroken("day-in-future", $"{request.Day:dd/MM/yyyy} ainda não chegou.");
        await db.LockRows("accounts", await db.Accounts.Select(a => a.Id).ToListAsync(ct), ct);
        var accounts = await db.Read(db.Accounts, request.Day, request.Day, ct);
        var closing = new Closing
        {
            Day = request.Day, PrintedAt = clock.GetUtcNow(), PrintedBy = actor.Name, Balance = Money.Sum(accounts.Select(a => a.Days[0].Closing)),
            Report = accounts.ConvertAll(a => new ClosingLine(a.Name, a.Days[0].Opening, a.Days[0].In, a.Days[0].Out, a.Days[0].Closing)),
        };
        db.Add(closing);
        await db.Outdate(ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/consolidated/closings/{closing.Id}", ShowClosing.Response.Of(closing));
    }
}
