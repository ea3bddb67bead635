using System.Globalization;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>What the Sefin Nacional holds against a declaration or an event before it looks into its books (annex I of the national layout).</summary>
internal sealed class ServiceRules(Office office)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The rejection of a DPS; null when there is none.</summary>
    public SefinMessage? Fault(XElement dps)
    {
        if (office.Misshape(dps, DpsLayout.Layout) is { } problem) return new("E1235", "Falha no schema", problem.Message);
        var body = dps.Element(ServiceXml.Space + "infDPS")!;
        if (DpsConsistency.Check(dps) is [var wrong, ..]) return new($"E{wrong.Rejection:D4}", wrong.Message);
        if (!DpsId.TryParse((string?)body.Attribute("Id"), out var id)) return new("E0004", "O identificador da DPS não confere com os campos");
        if (SignatureFault(dps, id.Provider) is { } unsigned) return unsigned;
        if (ServiceXml.Value(body, "tpAmb") != office.Environment.ToString("D")) return new("E0006", "O ambiente da DPS não é o deste serviço");
        var issued = DateTimeOffset.Parse(ServiceXml.Value(body, "dhEmi"), CultureInfo.InvariantCulture);
        if (issued > office.Now + Tolerance) return new("E0008", "A data de emissão está no futuro");
        return DateOnly.Parse(ServiceXml.Value(body, "dCompet"), CultureInfo.InvariantCulture) > DateOnly.FromDateTime(issued.DateTime)
            ? new("E0015", "A data de competência é posterior à emissão") : null;
    }

    /// <summary>The rejection of a request to register an event; null when there is none.</summary>
    public SefinMessage? EventFault(XElement asked, string key)
    {
        if (office.Misshape(asked, null) is { } problem) return new("E1235", "Falha no schema", problem.Message);
        var body = asked.Element(ServiceXml.Space + "infPedReg");
        if (body is null || ServiceXml.Value(body, "chNFSe") != key || (string?)body.Attribute("Id") != $"PRE{key}101101")
            return new("E1235", "Falha no schema", "infPedReg: o identificador não é o deste evento nesta NFS-e");
        if (!TaxId.TryParse(ServiceXml.Value(body, "CNPJAutor") is { Length: > 0 } cnpj ? cnpj : ServiceXml.Value(body, "CPFAutor"), out var author))
            return new("E1235", "Falha no schema", "CNPJAutor: inválido");
        if (!NfseKey.TryParse(key, out var note) || note.Provider != author) return new("E0718", "O autor do evento não é o prestador");
        return SignatureFault(asked, author)
            ?? (ServiceXml.Value(body, "tpAmb") != office.Environment.ToString("D") ? new("E0006", "O ambiente do evento não é o deste serviço") : null);
    }

    private SefinMessage? SignatureFault(XElement document, TaxId signer) => office.SignatureFault(document, signer)?.Status switch
    {
        null => null,
        290 or 291 or 292 => new("E0715", "O certificado da assinatura é inválido"),
        293 => new("E0716", "O certificado da assinatura não é da ICP-Brasil"),
        213 => new("E0718", "O certificado da assinatura não é de quem emite"),
        _ => new("E0714", "A assinatura não confere com o arquivo"),
    };
}
