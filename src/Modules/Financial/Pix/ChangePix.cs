namespace Biela.Modules.Financial;

/// <summary>The shop says where it takes Pix; without a key it takes none.</summary>
internal static class ChangePix
{
    internal sealed record Request([StringLength(77)] string? Key, [StringLength(120)] string Name = "", [StringLength(60)] string City = "");

    internal static async Task<Versioned<ShowPix.Response>> Handle(Request request, IfMatch seen, FinancialDb db, CancellationToken ct)
    {
        var pix = await db.Pix(ct);
        if (seen.Value is not null) seen.Check(pix.Version);
        if (db.Entry(pix).State == EntityState.Detached) db.Add(pix);
        pix.Change(string.IsNullOrWhiteSpace(request.Key) ? null : request.Key.Trim(), request.Name, request.City);
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(ShowPix.Response.Of(pix), pix.Version);
    }
}
