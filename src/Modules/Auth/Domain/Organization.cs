namespace Biela.Modules.Auth;

internal enum OrganizationStatus { Active, Suspended }

/// <summary>A shop; its id is the tenant of everything it owns.</summary>
[Shared]
internal sealed class Organization
{
    public Guid Id { get; private init; }
    public string LegalName { get; private set; } = "";
    public string TradeName { get; private set; } = "";
    public Cnpj Cnpj { get; private init; }
    public string TimeZone { get; private set; } = "";
    public string? StateRegistration { get; private set; }
    public string? MunicipalRegistration { get; private set; }
    public string? Address { get; private set; }
    public Phone? Phone { get; private set; }
    public Email? Email { get; private set; }
    public OrganizationStatus Status { get; private set; }
    public DateTimeOffset RegisteredAt { get; private init; }
    public int Version { get; private set; }

    public static Organization Register(string legalName, string tradeName, Cnpj cnpj, string timeZone, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), LegalName = legalName, TradeName = tradeName, Cnpj = cnpj, TimeZone = Known(timeZone), RegisteredAt = now,
    };

    /// <summary>The CNPJ is who the shop is; a shop with another one is another organization.</summary>
    public void Describe(string legalName, string tradeName, string timeZone) => (LegalName, TradeName, TimeZone) = (legalName, tradeName, Known(timeZone));

    public void PrintOnDocuments(string? stateRegistration, string? municipalRegistration, string? address, Phone? phone, Email? email) =>
        (StateRegistration, MunicipalRegistration, Address, Phone, Email) = (stateRegistration, municipalRegistration, address, phone, email);

    public void Suspend() => Status = Status == OrganizationStatus.Active ? OrganizationStatus.Suspended
        : throw new RuleBroken("already-suspended", "A oficina já está suspensa.");

    public void Reactivate() => Status = Status == OrganizationStatus.Suspended ? OrganizationStatus.Active
        : throw new RuleBroken("not-suspended", "A oficina não está suspensa.");

    private static string Known(string timeZone) => Zones.Knows(timeZone) ? timeZone
        : throw new RuleBroken("invalid", "timeZone: fuso horário desconhecido. Use um nome como America/Sao_Paulo.", 400);
}
