namespace Biela.Fisco;

/// <summary>
/// A DPS 1.01, the declaration that an NFS-e is made of, as the provider of a service in Brazil fills it in. City, provider, series and number are read
/// from its identifier, so that they cannot differ from it; <see cref="DpsXml"/> writes it in the official order.
/// </summary>
public sealed record DpsDocument
{
    /// <summary>Id, cLocEmi, CNPJ or CPF of prest, serie and nDPS.</summary>
    public required DpsId Id { get; init; }

    /// <summary>tpAmb.</summary>
    public required FiscalEnvironment Environment { get; init; }

    /// <summary>dhEmi, with the shop's offset from UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>dCompet: the day of the service, not after the day of issue.</summary>
    public required DateOnly ServiceDay { get; init; }

    /// <summary>verAplic, at most 20 characters.</summary>
    public required string Software { get; init; }

    /// <summary>The NFS-e that this one stands for from now on (subst).</summary>
    public DpsReplacement? Replaces { get; init; }

    /// <summary>Who provides the service and issues the DPS.</summary>
    public required DpsProvider Provider { get; init; }

    /// <summary>Who takes the service; left out only where the customer is not identified.</summary>
    public DpsCustomer? Customer { get; init; }

    /// <summary>What is done and where.</summary>
    public required DpsService Service { get; init; }

    /// <summary>Price and taxes; <see cref="TaxedServices.Values"/> gives them.</summary>
    public required DpsValues Values { get; init; }

    /// <summary>IBS and CBS, where they are due; <see cref="TaxedServices.Reform"/> gives them.</summary>
    public DpsReform? Reform { get; init; }
}

/// <summary>An NFS-e that is replaced.</summary>
/// <param name="Key">chSubstda.</param>
/// <param name="Motive">cMotivo: 01 left the Simples, 02 joined it, 03 and 04 exemption gained or lost, 05 refused by the customer, 99 other.</param>
/// <param name="Reason">xMotivo, 15 to 255 characters; needed with 99.</param>
public sealed record DpsReplacement(NfseKey Key, string Motive, string? Reason = null)
{
    /// <summary>A replacement by its motive.</summary>
    public DpsReplacement(NfseKey key, ServiceReplacement why, string? reason) : this(key, $"{(int)why:00}", reason) { }
}

/// <summary>The provider. Name and address are those of the national register: a DPS that repeats them is rejected (E0121, E0128).</summary>
/// <param name="Regime">regTrib.</param>
public sealed record DpsProvider(DpsRegime Regime)
{
    /// <summary>IM, at most 15 characters; only where the city has the provider in its complementary register (E0116, E0120).</summary>
    public string? CityRegistration { get; init; }

    /// <summary>Telephone.</summary>
    public Phone? Phone { get; init; }

    /// <summary>E-mail, at most 80 characters.</summary>
    public string? Email { get; init; }
}

/// <summary>How the provider is taxed (regTrib).</summary>
/// <param name="Simples">opSimpNac: 1 not in the Simples, 2 MEI, 3 in the Simples.</param>
/// <param name="Scope">regApTribSN, with 3 only: 1 all taxes by the Simples, 2 ISS outside of it, 3 all outside.</param>
/// <param name="Special">regEspTrib: 0 none.</param>
public sealed record DpsRegime(int Simples, int? Scope = null, int Special = 0);

/// <summary>The customer.</summary>
/// <param name="TaxId">CNPJ or CPF.</param>
/// <param name="Name">At most 300 characters.</param>
public sealed record DpsCustomer(TaxId TaxId, string Name)
{
    /// <summary>IM, at most 15 characters.</summary>
    public string? CityRegistration { get; init; }

    /// <summary>Needed for a company, and where ISS is withheld.</summary>
    public Address? Address { get; init; }

    /// <summary>Telephone.</summary>
    public Phone? Phone { get; init; }

    /// <summary>E-mail, at most 80 characters.</summary>
    public string? Email { get; init; }
}

/// <summary>The service.</summary>
public sealed record DpsService
{
    /// <summary>cLocPrestacao: IBGE code of the city where it is provided.</summary>
    public required string City { get; init; }

    /// <summary>cTribNac, 6 digits: 140301 is the reconditioning of engines.</summary>
    public required string Code { get; init; }

    /// <summary>cTribMun, 3 digits, where the city divides the code further.</summary>
    public string? CityCode { get; init; }

    /// <summary>xDescServ, at most 2000 characters.</summary>
    public required string Description { get; init; }

    /// <summary>cNBS, 9 digits without dots; needed with IBS and CBS (E0322).</summary>
    public string? Nbs { get; init; }

    /// <summary>cIntContrib: the shop's own code, at most 20 plain letters and digits.</summary>
    public string? OwnCode { get; init; }

    /// <summary>docRef, at most 255 characters.</summary>
    public string? Reference { get; init; }

    /// <summary>xPed: the customer's order, at most 60 characters.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>xItemPed: the lines of the customer's order, at most 99 of 60 characters.</summary>
    public IReadOnlyList<string> OrderLines { get; init; } = [];

    /// <summary>xInfComp, at most 2000 characters.</summary>
    public string? Note { get; init; }
}
