namespace Biela.Modules.Auth;

/// <summary>Whose page a customer with a public link is on: what stands on every paper of the shop, and how to reach it.</summary>
internal static class ShowShop
{
    internal sealed record Response(string TradeName, string LegalName, Cnpj Cnpj, Phone? Phone, Email? Email, string? Address);

    internal static async Task<Ok<Response>> Handle([StringLength(200)] string link, AuthDb db, Tenant tenant, CancellationToken ct)
    {
        // The link names the organization; whether what it leads to is still there is for the module that made it to say.
        _ = link;
        var o = await db.Organizations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == tenant.Id && o.Status == OrganizationStatus.Active, ct).Found();
        return TypedResults.Ok(new Response(o.TradeName, o.LegalName, o.Cnpj, o.Phone, o.Email, o.Address));
    }
}
