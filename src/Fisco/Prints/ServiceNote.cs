using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>An NFS-e that is printed: what its file tells, and what does not stand in it.</summary>
internal sealed record ServiceNote(XElement Content, NfseKey Key, DanfseLook Look)
{
    /// <summary>What the note shows where the file has nothing.</summary>
    public const string Nothing = "-";

    /// <summary>infDPS.</summary>
    public XElement? Dps { get; } = Content.Part("DPS/infDPS");

    /// <summary>Whether it was made for a test.</summary>
    public bool IsTest => Dps.Value("tpAmb") == "2";

    /// <summary>What is printed across the sheet; empty for a note in good order.</summary>
    public string Mark => Look.Fate switch
    {
        NfseFate.Cancelled => "CANCELADA",
        NfseFate.Replaced => "SUBSTITUÍDA",
        _ => IsTest ? "SEM VALIDADE JURÍDICA" : "",
    };

    /// <summary>The text at a path of infNFSe.</summary>
    public string Text(string path) => Shown(Content.Value(path));

    /// <summary>The text at a path of infDPS.</summary>
    public string Declared(string path) => Shown(Dps.Value(path));

    /// <summary>An amount of infNFSe.</summary>
    public string Amount(string path) => Money(Content.Value(path));

    /// <summary>An amount of infDPS.</summary>
    public string DeclaredAmount(string path) => Money(Dps.Value(path));

    /// <summary>A rate of infNFSe.</summary>
    public string Rate(string path) => Shown(Written.Rate(Content.Value(path)));

    /// <summary>A text, or the sign that there is none.</summary>
    public static string Shown(string text) => text is "" ? Nothing : text;

    /// <summary>An amount with its sign, or the sign that there is none.</summary>
    public static string Money(string text) => text is "" ? Nothing : $"R$ {Written.Amount(text)}";

    /// <summary>City and state by the code of the IBGE; the file has the names of its own cities.</summary>
    public string City(string code) => code.Length != 7 || !int.TryParse(code[..2], out var state) ? Nothing
        : Written.Join(" / ", Named(code) ?? "", State.Find(state)?.Acronym ?? "");

    private string? Named(string code) =>
        code == Dps.Value("cLocEmi") ? Content.Value("xLocEmi")
        : code == Content.Value("cLocIncid") ? Content.Value("xLocIncid")
        : code == Dps.Value("serv/locPrest/cLocPrestacao") ? Content.Value("xLocPrestacao")
        : Look.CityName(code);
}
