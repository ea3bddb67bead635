namespace Biela.Fisco;

/// <summary>An address; the municipality with its IBGE code.</summary>
public sealed record Address
{
    /// <summary>Street, 2 to 60 characters.</summary>
    public required string Street { get; init; }

    /// <summary>House number, or S/N.</summary>
    public required string Number { get; init; }

    /// <summary>Complement.</summary>
    public string? Complement { get; init; }

    /// <summary>Quarter.</summary>
    public required string District { get; init; }

    /// <summary>IBGE code, 7 digits; 9999999 abroad.</summary>
    public required string CityCode { get; init; }

    /// <summary>Name of the municipality.</summary>
    public required string City { get; init; }

    /// <summary>The state's two letters; EX abroad.</summary>
    public required string State { get; init; }

    /// <summary>8 digits.</summary>
    public string? PostalCode { get; init; }

    /// <summary>BACEN code of the country.</summary>
    public string CountryCode { get; init; } = "1058";

    /// <summary>Name of the country.</summary>
    public string Country { get; init; } = "BRASIL";

    /// <summary>Telephone.</summary>
    public Phone? Phone { get; init; }
}

/// <summary>The issuer.</summary>
public sealed record Issuer
{
    /// <summary>CNPJ or CPF.</summary>
    public required TaxId TaxId { get; init; }

    /// <summary>Registered name.</summary>
    public required string Name { get; init; }

    /// <summary>Trade name.</summary>
    public string? TradeName { get; init; }

    /// <summary>Address.</summary>
    public required Address Address { get; init; }

    /// <summary>State registration, digits or ISENTO.</summary>
    public required string StateRegistration { get; init; }

    /// <summary>Registration as substitute in the recipient's state (IEST).</summary>
    public string? SubstituteRegistration { get; init; }

    /// <summary>Municipal registration; needed with services.</summary>
    public string? CityRegistration { get; init; }

    /// <summary>CNAE, 7 digits; only with the municipal registration.</summary>
    public string? Cnae { get; init; }

    /// <summary>1 Simples, 2 Simples above the sublimit, 3 normal, 4 MEI (CRT).</summary>
    public required int Regime { get; init; }
}

/// <summary>The recipient; what is unknown of a consumer stays out.</summary>
public sealed record Recipient
{
    /// <summary>CNPJ or CPF; left out with a <see cref="ForeignId"/>.</summary>
    public TaxId? TaxId { get; init; }

    /// <summary>A foreigner's document, 5 to 20 characters, or empty.</summary>
    public string? ForeignId { get; init; }

    /// <summary>Name; in homologação the prescribed text is written in its place.</summary>
    public string? Name { get; init; }

    /// <summary>Address; required in model 55.</summary>
    public Address? Address { get; init; }

    /// <summary>1 taxpayer, 2 exempt from registration, 9 not a taxpayer (indIEDest).</summary>
    public int RegistrationKind { get; init; } = 9;

    /// <summary>State registration, digits.</summary>
    public string? StateRegistration { get; init; }

    /// <summary>Municipal registration.</summary>
    public string? CityRegistration { get; init; }

    /// <summary>E-mail, at most 60 characters.</summary>
    public string? Email { get; init; }
}

/// <summary>Where goods are fetched or delivered.</summary>
public sealed record Place(TaxId TaxId, Address Address, string? Name = null, string? StateRegistration = null);

/// <summary>A marketplace (infIntermed).</summary>
public sealed record Intermediary(Cnpj Cnpj, string Account);

/// <summary>Who is responsible for the software (infRespTec); the CSRT hash is base 64 of 20 bytes.</summary>
public sealed record TechnicalContact(Cnpj Cnpj, string Contact, string Email, Phone Phone, string? CsrtId = null, string? CsrtHash = null);

/// <summary>QR code and consultation address of an NFC-e.</summary>
public sealed record Supplement(string QrCode, string ConsultationUrl);
