namespace Biela.Fisco;

/// <summary>What is done with the goods, seen from the shop that issues or books the document.</summary>
public enum FiscalOperation
{
    /// <summary>Parts bought and sold.</summary>
    Sale,

    /// <summary>Parts the shop made.</summary>
    OwnManufacture,

    /// <summary>Labour on an NF-e, where city and State allow it.</summary>
    Labour,

    /// <summary>An item goes out to be repaired by somebody else.</summary>
    RepairShipment,

    /// <summary>A customer's item comes in to be repaired.</summary>
    RepairEntry,

    /// <summary>A customer's item goes back.</summary>
    RepairReturn,

    /// <summary>An item comes back from whoever repaired it.</summary>
    RepairReceived,

    /// <summary>A part replaced under warranty.</summary>
    WarrantyReplacement,

    /// <summary>A present to the customer.</summary>
    Bonus,

    /// <summary>Back to the supplier.</summary>
    PurchaseReturn,

    /// <summary>Back from the customer.</summary>
    SaleReturn,

    /// <summary>Parts to be sold.</summary>
    Purchase,

    /// <summary>What the shop uses up itself.</summary>
    Consumable,

    /// <summary>Work on the goods of an industry.</summary>
    Industrialisation,

    /// <summary>Work that an industry did on the shop's goods.</summary>
    IndustrialisationTaken,

    /// <summary>Lent.</summary>
    Loan,

    /// <summary>Shown, and coming back.</summary>
    Demonstration,
}

/// <summary>The codes of an operation: one row of the matrix of CFOP and CST. What is null has to be said on the line.</summary>
/// <param name="Id">Name of the row, unique and stable.</param>
/// <param name="Operation">What is done.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="Inside">CFOP inside the State.</param>
/// <param name="Outside">CFOP to or from another State.</param>
/// <param name="Source">Where the codes come from.</param>
public sealed record Treatment(string Id, FiscalOperation Operation, DateOnly From, string Inside, string Outside, string Source)
{
    /// <summary>Last day on which it holds; null while no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it is for goods whose ICMS was withheld before.</summary>
    public bool SubstitutionPaid { get; init; }

    /// <summary>State of the issuer; null for all.</summary>
    public string? Uf { get; init; }

    /// <summary>First digits of the NCM; null for all.</summary>
    public string? Ncm { get; init; }

    /// <summary>CFOP to somebody in another State who does not pay ICMS, where it differs.</summary>
    public string? OutsideConsumer { get; init; }

    /// <summary>CST of ICMS (CRT 2 and 3).</summary>
    public string? Icms { get; init; }

    /// <summary>CSOSN (CRT 1 and 4).</summary>
    public string? Csosn { get; init; }

    /// <summary>CST of PIS and COFINS outside the Simples.</summary>
    public string? PisCofins { get; init; }

    /// <summary>CST of PIS and COFINS in the Simples.</summary>
    public string? PisCofinsSimples { get; init; }

    /// <summary>CST of IPI when the shop pays IPI.</summary>
    public string? Ipi { get; init; }

    /// <summary>cClassTrib of IBS and CBS; its first three digits are the CST.</summary>
    public string? TaxClass { get; init; }

    /// <summary>finNFe: 1 normal, 4 return.</summary>
    public int Purpose { get; init; } = 1;

    /// <summary>Whether the line is a service (ISSQN instead of ICMS).</summary>
    public bool Service { get; init; }

    /// <summary>What the note has to say of it (infCpl), such as why no ICMS arises.</summary>
    public string? Text { get; init; }

    /// <summary>Within how many days the goods go back, or come back, for no tax to arise.</summary>
    public int? ReturnDays { get; init; }

    /// <summary>What the accountant has to confirm; null when nothing.</summary>
    public string? Doubt { get; init; }

    /// <summary>tpNF 0: the goods come in.</summary>
    public bool Inbound => Inside[0] == '1';

    internal int Weight => ((Ncm?.Length ?? 0) << 1) + (Uf is null ? 0 : 1);

    internal bool Fits(DateOnly date, bool substitutionPaid, string uf, string ncm) =>
        From <= date && (Until is not { } until || date <= until) && SubstitutionPaid == substitutionPaid
        && (Uf is null || Uf == uf) && (Ncm is null || ncm.StartsWith(Ncm));
}

/// <summary>The documents that carry IBS and CBS.</summary>
[Flags]
public enum TaxModels
{
    /// <summary>None of ours.</summary>
    None = 0,

    /// <summary>NF-e, model 55.</summary>
    Nfe = 1,

    /// <summary>NFC-e, model 65.</summary>
    Nfce = 2,

    /// <summary>National NFS-e.</summary>
    Nfse = 4,
}

/// <summary>A row of the table of cClassTrib (IT 2025.002).</summary>
/// <param name="Code">cClassTrib, 6 digits; the first three are the CST.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="Models">Documents that may carry it.</param>
/// <param name="Name">Its name, for the screen.</param>
/// <param name="Law">Article of LC 214/2025.</param>
public sealed record TaxClass(string Code, DateOnly From, TaxModels Models, string Name, string Law)
{
    /// <summary>Last day on which it holds; null while no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>By how much the rates of IBS are reduced.</summary>
    public Percent IbsReduction { get; init; }

    /// <summary>By how much the rate of CBS is reduced.</summary>
    public Percent CbsReduction { get; init; }

    /// <summary>CST of IBS and CBS.</summary>
    public string Cst => Code[..3];
}
