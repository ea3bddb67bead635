namespace Biela.Modules.Auth;

/// <summary>Corrects what the organization is called and where it is. A new time zone reaches each person with their next token.</summary>
internal static class EditOrganization
{
    internal sealed record Request(
        [Required, StringLength(200)] string LegalName, [Required, StringLength(200)] string TradeName,
        [Required, StringLength(64)] string TimeZone, [StringLength(20)] string? StateRegistration = null,
        [StringLength(20)] string? MunicipalRegistration = null,
        [StringLength(300)] string? Address = null, Phone? Phone = null, Email? Email = null);

    internal static async Task<Versioned<ShowOrganization.Response>> Handle(
        Request request, IfMatch version, AuthDb db, Tenant tenant, Trail trail, CancellationToken ct)
    {
        var organization = await db.Organizations.FirstOrDefaultAsync(o => o.Id == tenant.Id, ct).Found();
        version.Check(organization.Version);
        organization.Describe(request.LegalName, request.TradeName, request.TimeZone);
        organization.PrintOnDocuments(request.StateRegistration, request.MunicipalRegistration, request.Address, request.Phone, request.Email);
        trail.Record("organization-edited");
        await db.SaveChangesAsync(ct);
        return ShowOrganization.Of(organization);
    }
}
