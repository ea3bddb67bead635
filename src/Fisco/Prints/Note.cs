using System.Xml.Linq;

namespace Biela.Fisco;

/// <summary>An invoice as its file tells it: the content that was signed, and the protocol, if it has one.</summary>
internal sealed class Note
{
    private readonly XElement? protocol;

    private Note(XElement content, XElement? supplement, XElement? protocol)
    {
        (Content, Supplement, this.protocol) = (content, supplement, protocol);
        Key = content.Attribute("Id")?.Value is { Length: 47 } id && id.StartsWith("NFe", StringComparison.Ordinal) && id.All(char.IsAsciiLetterOrDigit)
            ? id[3..] : throw Unreadable();
    }

    /// <summary>infNFe.</summary>
    public XElement Content { get; }

    /// <summary>infNFeSupl: the QR code of the NFC-e.</summary>
    public XElement? Supplement { get; }

    /// <summary>44 characters.</summary>
    public string Key { get; }

    /// <summary>55, 65 or something else.</summary>
    public string Model => Text("ide/mod");

    /// <summary>Whether it was made for a test.</summary>
    public bool IsTest => Text("ide/tpAmb") == "2";

    /// <summary>The way of issuing (tpEmis).</summary>
    public string Issuance => Text("ide/tpEmis");

    /// <summary>Whether it was issued another way than usual.</summary>
    public bool IsContingency => Issuance is not ("1" or "");

    /// <summary>Whether it was authorised: in time, late (150) or with alerts (120, since 05/10/2026).</summary>
    public bool IsAuthorised => Status is "100" or "150" or "120";

    /// <summary>Whether it may be used although no protocol is there yet: it is printed in contingency, and sent later (MOC 7.0, annex II).</summary>
    public bool MayWait => Issuance is "2" or "4" or "5" or "9";

    /// <summary>What is printed across every page; empty for a document in good order.</summary>
    public string Mark(DanfeLook look) => Written.Join(" – ", look.Cancelled is null ? "" : "CANCELADA", IsDenied ? "USO DENEGADO" : "",
        IsTest || !(IsAuthorised || IsDenied || MayWait) ? "SEM VALOR FISCAL" : "");

    /// <summary>Number and time of the protocol, or why there is none.</summary>
    public string Protocol => protocol is null || !(IsAuthorised || IsDenied)
        ? MayWait ? "EMITIDA EM CONTINGÊNCIA – PENDENTE DE AUTORIZAÇÃO" : "NOTA AINDA NÃO AUTORIZADA"
        : Written.Join(" – ", protocol.Value("nProt"), Written.Instant(protocol.Value("dhRecbto")), IsDenied ? protocol.Value("xMotivo") : "");

    /// <summary>Number of the protocol; empty when there is none.</summary>
    public string ProtocolNumber => protocol.Value("nProt");

    /// <summary>When it was authorised.</summary>
    public string ProtocolInstant => Written.Instant(protocol.Value("dhRecbto"));

    private string Status => protocol.Value("cStat");

    private bool IsDenied => Status is "110" or "205" or "301" or "302" or "303";

    /// <summary>The text at a path of the content.</summary>
    public string Text(string path) => Content.Value(path);

    /// <summary>An amount of the content.</summary>
    public string Amount(string path) => Written.Amount(Text(path));

    /// <exception cref="RuleBroken">The file is neither an NFe nor an nfeProc, or the protocol is of another document.</exception>
    public static Note Read(byte[] xml)
    {
        var root = Reading.Root(xml, Xml.Nfe);
        var document = root?.Name.LocalName == "NFe" ? root : root.Part("NFe");
        var note = new Note(document.Part("infNFe") ?? throw Unreadable(), document.Part("infNFeSupl"), root.Part("protNFe/infProt"));
        return note.protocol is null || note.protocol.Value("chNFe") == note.Key ? note : throw new RuleBroken("protocol-of-another",
            "O protocolo deste arquivo é de outra nota. Baixe de novo o XML autorizado.");
    }

    /// <summary>What was signed (evento/infEvento) and what was answered (retEvento/infEvento).</summary>
    /// <exception cref="RuleBroken">The file is no procEventoNFe.</exception>
    public static (XElement Signed, XElement? Result) ReadEvent(byte[] xml)
    {
        var root = Reading.Root(xml, Xml.Nfe);
        return (root.Part("evento/infEvento") ?? throw new RuleBroken("not-an-event",
            "O arquivo não é o XML de um evento de nota fiscal. Escolha o procEventoNFe, o evento com o protocolo.", 400), root.Part("retEvento/infEvento"));
    }

    private static RuleBroken Unreadable() => new("not-an-invoice",
        "O arquivo não é o XML de uma NF-e nem de uma NFC-e. Escolha a nota assinada (NFe) ou autorizada (nfeProc).", 400);
}
