namespace Biela.Fisco;

/// <summary>
/// An NF-e (model 55) or NFC-e (model 65) 4.00 as its issuer fills it in. Model, series, number, form of emission and code are read from
/// the access key, so that they cannot differ from it; <see cref="NfeXml"/> writes it in the official order.
/// </summary>
public sealed record NfeDocument
{
    /// <summary>The access key, 44 characters (MOC 7.0, annex I, 2.2).</summary>
    public required string Key { get; init; }

    /// <summary>What kind of operation it is.</summary>
    public required Identification Ide { get; init; }

    /// <summary>Who issues it.</summary>
    public required Issuer Issuer { get; init; }

    /// <summary>Who receives it; left out only where a consumer of an NFC-e is not identified.</summary>
    public Recipient? Recipient { get; init; }

    /// <summary>Where the goods are fetched, when that is not the issuer's address.</summary>
    public Place? Pickup { get; init; }

    /// <summary>Where the goods are delivered, when that is not the recipient's address.</summary>
    public Place? Delivery { get; init; }

    /// <summary>Who else may download the XML, at most 10.</summary>
    public IReadOnlyList<TaxId> Readers { get; init; } = [];

    /// <summary>1 to 990 items; their numbers are their places.</summary>
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>The totals; <see cref="NfeTotals.Of"/> adds them up.</summary>
    public required NfeTotals Totals { get; init; }

    /// <summary>How the goods travel.</summary>
    public Transport Transport { get; init; } = new();

    /// <summary>Invoice and installments, for sales on credit.</summary>
    public Billing? Billing { get; init; }

    /// <summary>1 to 100 payments; <see cref="Payment.None"/> where nothing is paid.</summary>
    public required IReadOnlyList<Payment> Payments { get; init; }

    /// <summary>The change given (vTroco).</summary>
    public Money Change { get; init; }

    /// <summary>The marketplace, where there is one.</summary>
    public Intermediary? Intermediary { get; init; }

    /// <summary>Free text to the tax authority, at most 2000 characters.</summary>
    public string? NoteToAuthority { get; init; }

    /// <summary>Free text to the recipient, at most 5000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Who is responsible for the software, where the state asks for it.</summary>
    public TechnicalContact? TechnicalContact { get; init; }

    /// <summary>The QR code of an NFC-e.</summary>
    public Supplement? Supplement { get; init; }

    /// <summary>Whether it is an NFC-e.</summary>
    public bool IsConsumerNote => Key[20..22] is "65";
}

/// <summary>The operation (group B of the layout).</summary>
public sealed record Identification
{
    /// <summary>What the operation is called, at most 60 characters (natOp).</summary>
    public required string Nature { get; init; }

    /// <summary>When it is issued, with the shop's offset from UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>When the goods leave or come in; never in an NFC-e.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>Whether goods go out (tpNF 1) or come in (0).</summary>
    public bool IsOutgoing { get; init; } = true;

    /// <summary>1 within the state, 2 to another one, 3 abroad (idDest).</summary>
    public required int Destination { get; init; }

    /// <summary>IBGE code of the municipality where the tax arises.</summary>
    public required string City { get; init; }

    /// <summary>IBGE code of the municipality where IBS arises, when it differs (NT 2025.002).</summary>
    public string? CityOfIbs { get; init; }

    /// <summary>Format of the DANFE (tpImp): 1 portrait, 4 NFC-e …</summary>
    public int PrintFormat { get; init; } = 1;

    /// <summary>Production or homologação.</summary>
    public required FiscalEnvironment Environment { get; init; }

    /// <summary>1 normal, 2 complement, 3 adjustment, 4 return, 5 credit, 6 debit (finNFe).</summary>
    public int Purpose { get; init; } = 1;

    /// <summary>The kind of debit note (tpNFDebito), with purpose 6.</summary>
    public string? DebitKind { get; init; }

    /// <summary>The kind of credit note (tpNFCredito), with purpose 5.</summary>
    public string? CreditKind { get; init; }

    /// <summary>Whether the recipient is a final consumer.</summary>
    public bool IsFinalConsumer { get; init; } = true;

    /// <summary>0 not applicable, 1 in person, 2 internet, 3 telephone, 4 NFC-e delivered at home, 5 in person elsewhere, 9 other (indPres).</summary>
    public int Presence { get; init; } = 1;

    /// <summary>Whether a marketplace stood between, where <see cref="Presence"/> asks for it (indIntermed).</summary>
    public bool? HasIntermediary { get; init; }

    /// <summary>Version of the issuing software, at most 20 characters.</summary>
    public required string Software { get; init; }

    /// <summary>Since when and why in contingency; with every form of emission but 1.</summary>
    public Contingency? Contingency { get; init; }

    /// <summary>The documents this one refers to, at most 999.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];
}

/// <summary>Since when the issuer is in contingency and why, 15 to 256 characters.</summary>
public sealed record Contingency(DateTimeOffset Since, string Reason);

/// <summary>A document that another one refers to (NFref).</summary>
public abstract record Reference
{
    private Reference() { }

    /// <summary>An NF-e or NFC-e.</summary>
    public sealed record Note(string Key) : Reference;

    /// <summary>A CT-e.</summary>
    public sealed record Freight(string Key) : Reference;

    /// <summary>A paper note of model 1 or 2; the month is AAMM.</summary>
    public sealed record Paper(string StateCode, string Month, Cnpj Issuer, string Model, int Series, int Number) : Reference;

    /// <summary>A rural producer's paper note of model 1 or 4; the month is AAMM.</summary>
    public sealed record Producer(string StateCode, string Month, TaxId Issuer, string StateRegistration, string Model, int Series, int Number) : Reference;

    /// <summary>A coupon of a fiscal printer (models 2B, 2C, 2D).</summary>
    public sealed record Coupon(string Model, int Printer, int Order) : Reference;
}
