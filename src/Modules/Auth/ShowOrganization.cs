namespace Biela.Modules.Auth;

/// <summary>The caller's organization as it appears on its documents.</summary>
internal static class ShowOrganization
{
    internal sealed record Response(
        Guid Id, string LegalName, string TradeName, Cnpj Cnpj, string TimeZone, OrganizationStatus Status,
        string? StateRegistration, string? MunicipalRegistration, string? Address, Phone? Phone, Email? Email, int Version);

    internal static async Task<Versioned<Response>> Handle(AuthDb db, Tenant tenant, CancellationToken ct) =>
        Of(await db.Organizations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == tenant.Id, ct).Found());

    internal static Versioned<Response> Of(Organization o) => Versioned.Ok(new Response(o.Id, o.LegalName, o.TradeName, o.Cnpj, o.TimeZone, o.Status,
        o.StateRegistration, o.MunicipalRegistration, o.Address, o.Phone, o.Email, o.Version), o.Version);
}
