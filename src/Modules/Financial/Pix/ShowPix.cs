namespace Biela.Modules.Financial;

/// <summary>The key that codes are written with.</summary>
internal static class ShowPix
{
    internal sealed record Response(string? Key, string Name, string City)
    {
        public static Response Of(PixAccount p) => new(p.Key, p.Name, p.City);
    }

    internal static async Task<Versioned<Response>> Handle(FinancialDb db, CancellationToken ct)
    {
        var pix = await db.Pix(ct);
        return Versioned.Ok(Response.Of(pix), pix.Version);
    }
}
