using System.Globalization;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>What an authority holds against a note before it looks into its books (MOC 7.0, annex I), in the order in which it answers.</summary>
internal sealed class NoteRules(Office office)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5), LatestByFar = TimeSpan.FromDays(30), Late = TimeSpan.FromDays(7);

    /// <summary>The rejection; null when there is none. The note follows its layout.</summary>
    public Verdict? Fault(XElement note, bool contingency, DateTimeOffset now)
    {
        var body = note.Element(Message.Space + "infNFe");
        var issuer = body.Text("emit", "CNPJ") is var cnpj && cnpj is "" ? body.Text("emit", "CPF") : cnpj;
        if (!TaxId.TryParse(issuer, out var who)) return Verdict.Of(207);
        return office.SignatureFault(note, who) ?? Heading(body, contingency) ?? Contents(note, body) ?? Maker(body) ?? Dates(body, now);
    }

    /// <summary>Whether it comes so late that its authorisation says so (150).</summary>
    public static bool IsLate(DateTimeOffset issued, DateTimeOffset now) => now - issued > Late;

    /// <summary>When it was issued.</summary>
    public static DateTimeOffset IssuedAt(XElement? body) => DateTimeOffset.Parse(body.Text("ide", "dhEmi"), CultureInfo.InvariantCulture);

    private Verdict? Heading(XElement? body, bool contingency)
    {
        var (way, consumer) = (body.Text("ide", "tpEmis"), body.Text("ide", "mod") is "65");
        if (body.Text("ide", "tpAmb") != office.Environment.ToString("D")) return Verdict.Of(252);
        if (contingency && consumer) return Verdict.Of(783);
        if (contingency && way is not ("6" or "7")) return Verdict.Of(713);
        if (!contingency && way is ("3" or "6" or "7")) return Verdict.Of(570);
        return int.Parse(body.Text("ide", "serie")) is >= 890 and < 920 ? Verdict.Of(266) : null;
    }

    private static Verdict? Contents(XElement note, XElement? body)
    {
        if (Consistency.Check(note) is [var problem, ..])
            return problem.Rejection == Problem.SchemaFailure ? Verdict.Of(225, problem.Message) : Official(problem);
        var id = (string?)body?.Attribute("Id");
        if (!AccessKey.TryParse(id, out var key)) return Verdict.Of(617);
        if (AccessKey.IsTrivial(key.RandomCode, key.Number)) return Verdict.Of(897);
        var homologation = body.Text("ide", "tpAmb") is "2";
        if (key.Model != DocumentModel.Nfce) return null;
        if (homologation && body.Text("det", "prod", "xProd") != NfeXml.HomologationItem) return Verdict.Of(373);
        if (note.Text("infNFeSupl", "qrCode") is not { Length: > 0 } code) return Verdict.Of(394);
        return code.Contains($"p={key.Value}|", StringComparison.Ordinal) ? null : Verdict.Of(397);
    }

    /// Who answers for the software, where the state wants to know (NT 2018.005).
    private Verdict? Maker(XElement? body)
    {
        if (!office.Csrt.TryGetValue(body.Text("emit", "enderEmit", "UF"), out var csrt)) return null;
        if (body.Text("infRespTec", "CNPJ") is "") return Verdict.Of(972);
        if (body.Text("infRespTec", "hashCSRT") is not { Length: > 0 } hash) return Verdict.Of(975);
        if (body.Text("infRespTec", "idCSRT") != csrt.Id) return Verdict.Of(976);
        return hash == Csrt.Hash(csrt.Secret, AccessKey.Parse((string?)body?.Attribute("Id"))) ? null : Verdict.Of(978);
    }

    /// The authority's words are known for most rules; ours stand for the others.
    private static Verdict Official(Problem problem) =>
        Motives.Of(problem.Rejection) is null ? Verdict.Of(problem.Rejection, problem.Message) : Verdict.Of(problem.Rejection);

    private static Verdict? Dates(XElement? body, DateTimeOffset now)
    {
        var (issued, offline) = (IssuedAt(body), body.Text("ide", "tpEmis") is "9");
        if (issued > now + Tolerance) return Verdict.Of(703);
        if (now - issued > LatestByFar) return Verdict.Of(228);
        return body.Text("ide", "mod") is "65" && !offline && now - issued > Tolerance ? Verdict.Of(704) : null;
    }
}
