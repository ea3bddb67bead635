namespace Biela.Fisco;

/// <summary>The model of an electronic invoice (mod).</summary>
public enum DocumentModel
{
    /// <summary>NF-e: sales to anybody, shipments, returns.</summary>
    Nfe = 55,

    /// <summary>NFC-e: sales to consumers over the counter.</summary>
    Nfce = 65,
}

/// <summary>How a document was issued (tpEmis, MOC 7.0 field B22). It is a part of the key: another way is another key.</summary>
public enum Issuance
{
    /// <summary>Authorised by the state before use.</summary>
    Normal = 1,

    /// <summary>On security paper, FS-IA.</summary>
    SecurityPaper = 2,

    /// <summary>The special regime of the NFF.</summary>
    SpecialRegime = 3,

    /// <summary>Announced beforehand by an event, EPEC.</summary>
    Announced = 4,

    /// <summary>On security paper, FS-DA.</summary>
    SecurityForm = 5,

    /// <summary>Authorised by the contingency of the Ambiente Nacional.</summary>
    SvcAn = 6,

    /// <summary>Authorised by the contingency of Rio Grande do Sul.</summary>
    SvcRs = 7,

    /// <summary>Offline: used first, authorised until the end of the next business day.</summary>
    Offline = 9,
}

/// <summary>A state of Brazil or the Federal District.</summary>
/// <param name="Code">The code of the IBGE (cUF).</param>
/// <param name="Acronym">Two letters (UF).</param>
public sealed record State(int Code, string Acronym)
{
    /// <summary>All 27.</summary>
    public static IReadOnlyList<State> All { get; } =
    [
        new(11, "RO"), new(12, "AC"), new(13, "AM"), new(14, "RR"), new(15, "PA"), new(16, "AP"), new(17, "TO"), new(21, "MA"), new(22, "PI"),
        new(23, "CE"), new(24, "RN"), new(25, "PB"), new(26, "PE"), new(27, "AL"), new(28, "SE"), new(29, "BA"), new(31, "MG"), new(32, "ES"),
        new(33, "RJ"), new(35, "SP"), new(41, "PR"), new(42, "SC"), new(43, "RS"), new(50, "MS"), new(51, "MT"), new(52, "GO"), new(53, "DF"),
    ];

    /// <summary>The state with this code; null when there is none.</summary>
    public static State? Find(int code) => All.FirstOrDefault(state => state.Code == code);

    /// <summary>The state with these letters; null when there is none.</summary>
    public static State? Find(string acronym) => All.FirstOrDefault(state => state.Acronym == acronym);
}
