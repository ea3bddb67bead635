using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>An address as notes carry it.</summary>
internal sealed record NoteAddress(
    [Required, StringLength(60, MinimumLength = 2)] string Street, [Required, StringLength(60, MinimumLength = 1)] string Number,
    [Required, StringLength(60, MinimumLength = 2)] string District,
    [Required, RegularExpression("[1-5][0-9]{6}", ErrorMessage = "é o código do IBGE, de 7 algarismos")] string CityCode,
    [Required, StringLength(60, MinimumLength = 2)] string City, [Required, RegularExpression("[A-Z]{2}", ErrorMessage = "é a sigla da UF")] string State,
    [RegularExpression("[0-9]{8}", ErrorMessage = "tem 8 algarismos")] string? PostalCode = null, [StringLength(60)] string? Complement = null,
    Phone? Phone = null)
{
    /// <summary>The group of the layout.</summary>
    public Address Group() => new()
    {
        Street = Street, Number = Number, Complement = Complement, District = District, CityCode = CityCode, City = City, State = State,
        PostalCode = PostalCode, Phone = Phone,
    };
}

/// <summary>What an NFS-e says of the services the shop provides.</summary>
/// <param name="Code">cTribNac, 6 digits: 140301 is the reconditioning of engines, 140101 their maintenance.</param>
/// <param name="Nbs">cNBS, 9 digits; needed with IBS and CBS (E0322).</param>
/// <param name="Operation">cIndOp, 6 digits: 050101 is the repair of goods at the provider's.</param>
/// <param name="Series">1 to 49999, those of who issues with a program of its own.</param>
/// <param name="CityCode">cTribMun, 3 digits, where the city divides the code further.</param>
/// <param name="IssRate">ISS; for a shop of the Simples the effective rate of its band, needed where ISS is withheld.</param>
/// <param name="SimplesRate">Effective rate of the Simples, which its companies tell the customer (pTotTribSN).</param>
/// <param name="CityIsActive">Whether the city takes part in the national system, which then knows its rates.</param>
/// <param name="ByFactorR">Whether the payroll decides their annex of the Simples (LC 123/2006, art. 18, § 5º-I): not that of a workshop.</param>
/// <param name="IssDueDay">Day of the month after on which the city wants ISS.</param>
internal sealed record ServiceFacts(
    [Required, RegularExpression("[0-9]{6}", ErrorMessage = "tem 6 algarismos")] string Code,
    [RegularExpression("[0-9]{9}", ErrorMessage = "tem 9 algarismos")] string? Nbs = null,
    [RegularExpression("[0-9]{6}", ErrorMessage = "tem 6 algarismos")] string Operation = "050101", [Range(1, 49_999)] int Series = 1,
    [RegularExpression("[0-9]{3}", ErrorMessage = "tem 3 algarismos")] string? CityCode = null, Percent? IssRate = null, Percent? SimplesRate = null,
    bool CityIsActive = true, bool ByFactorR = false, [Range(1, 31)] int? IssDueDay = null);

/// <summary>What a note says of its issuer, and which series it issues.</summary>
/// <param name="Cnpj">Of the establishment that issues.</param>
/// <param name="StateRegistration">IE, digits or ISENTO.</param>
/// <param name="CityRegistration">IM; with the CNAE it stands on notes that hold services.</param>
/// <param name="SimplesCredit">The month's pCredSN: sales to registered resellers then pass the credit on (LC 123/2006, art. 23).</param>
/// <param name="OpenedOn">When the company was opened; asked of one that is younger than a year, whose revenue of twelve months is reckoned up.</param>
/// <param name="PixKey">Where what is still to be paid by Pix comes in; its QR code is then printed with the note.</param>
internal sealed record IssuerFacts(
    Cnpj Cnpj, [Required, StringLength(60, MinimumLength = 2)] string Name,
    [Required, RegularExpression("[0-9]{2,14}|ISENTO", ErrorMessage = "tem de 2 a 14 algarismos, ou é ISENTO")] string StateRegistration,
    TaxRegime Regime, FiscalEnvironment Environment, [Required] NoteAddress Address,
    [Range(0, 889)] int NfeSeries = 1, [Range(0, 889)] int NfceSeries = 1, [StringLength(60)] string? TradeName = null,
    [StringLength(15)] string? CityRegistration = null, [RegularExpression("[0-9]{7}", ErrorMessage = "tem 7 algarismos")] string? Cnae = null,
    Percent? SimplesCredit = null, ServiceFacts? Services = null, DateOnly? OpenedOn = null, [StringLength(77)] string? PixKey = null)
{
    /// <summary>Which series a model is issued in.</summary>
    public int SeriesOf(DocumentModel model) => model == DocumentModel.Nfe ? NfeSeries : NfceSeries;

    /// <summary>What decides which obligations it has.</summary>
    public ObligedShop Obliged() =>
        new(Regime, Address.State, StateRegistration == "ISENTO" ? null : StateRegistration, Services is not null, Services?.IssDueDay);

    /// <summary>The issuer's state.</summary>
    public State State() => Biela.Fisco.State.Find(Address.State)
        ?? throw new RuleBroken("invalid", $"issuer.address.state: não há UF {Address.State}.", 400);

    /// <summary>The group of the layout.</summary>
    public Issuer Group() => new()
    {
        TaxId = Cnpj, Name = Name, TradeName = TradeName, Address = Address.Group(), StateRegistration = StateRegistration,
        CityRegistration = CityRegistration, Cnae = CityRegistration is null ? null : Cnae, Regime = Regime.Crt(),
    };
}

/// <summary>The shop as an issuer, with its certificate; one row each, whose id is the organization's.</summary>
internal sealed class Profile
{
    private Profile() { }

    /// <summary>A profile that has no certificate yet.</summary>
    public Profile(Guid organization, IssuerFacts issuer) => (Id, Issuer) = (organization, Sound(issuer));

    public Guid Id { get; private init; }
    public IssuerFacts Issuer { get; private set; } = null!;

    /// <summary>The PFX file and its password, encrypted.</summary>
    public string? SealedCertificate { get; private set; }

    public string? CertificateHolder { get; private set; }
    public DateTimeOffset? CertificateEnds { get; private set; }

    /// <summary>Until when nothing may be sent for this shop, because the authority was asked too often (656).</summary>
    public DateTimeOffset? SilentUntil { get; private set; }

    public int Version { get; private set; }

    /// <summary>Takes over what was changed; notes that exist keep what they say.</summary>
    public void Change(IssuerFacts issuer) => Issuer = Sound(issuer);

    /// <summary>Takes over a certificate that fits the issuer.</summary>
    public void Certify(Certificate certificate, string sealedFile, DateTimeOffset now)
    {
        certificate.For(Issuer.Cnpj, now);
        (SealedCertificate, CertificateHolder, CertificateEnds) = (sealedFile, certificate.Holder, certificate.NotAfter);
    }

    /// <summary>The authority shut the shop out for a while.</summary>
    public void BeSilent(DateTimeOffset until) => SilentUntil = until;

    private static IssuerFacts Sound(IssuerFacts issuer)
    {
        if (!issuer.Address.CityCode.StartsWith($"{issuer.State().Code}", StringComparison.Ordinal))
            throw new RuleBroken("invalid", $"issuer.address.cityCode: o município {issuer.Address.CityCode} não é de {issuer.Address.State}.", 400);
        if (issuer.Address.PostalCode is null) throw new RuleBroken("invalid", "issuer.address.postalCode: informe o CEP do emitente.", 400);
        if (!Enum.IsDefined(issuer.Environment)) throw new RuleBroken("invalid", "issuer.environment: escolha Homologation ou Production.", 400);
        if (issuer.PixKey is { } key && !BrCode.IsKey(key))
            throw new RuleBroken(
                "invalid", "issuer.pixKey: escreva a chave como foi registrada: CPF ou CNPJ só com algarismos e letras, +55…, e-mail ou chave aleatória.", 400);
        return Enum.IsDefined(issuer.Regime) && issuer.Regime != TaxRegime.None ? issuer
            : throw new RuleBroken("invalid", "issuer.regime: escolha um regime.", 400);
    }
}
