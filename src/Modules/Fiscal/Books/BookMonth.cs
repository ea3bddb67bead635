using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Books the notes of a month that were authorised before there were books, from their files; those that are in the books stay as they are.</summary>
internal static class BookMonth
{
    internal sealed record Response(int Booked);

    internal static async Task<Ok<Response>> Handle(string month, FiscalDb db, CancellationToken ct)
    {
        var first = Booking.Month(month, "month");
        // Two who do this at once would book twice.
        await db.LockRows("profiles", [(await db.Issuer(ct)).Id], ct);
        var missing = await db.Unbooked(first, first.AddMonths(1), ct);
        foreach (var note in missing)
            await db.Book(await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == note, ct) as Letter
                ?? await db.ServiceNotes.AsNoTracking().FirstAsync(n => n.Id == note, ct), ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Response(missing.Count));
    }
}
