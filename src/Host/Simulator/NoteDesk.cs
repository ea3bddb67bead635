using System.Xml.Linq;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>Authorises notes (NFeAutorizacao4) and tells what became of a lot (NFeRetAutorizacao4).</summary>
internal sealed class NoteDesk(Office office)
{
    private const int MostNotes = 50, MostBytes = 500 * 1024;
    private readonly NoteRules rules = new(office);

    private sealed record Decision(int Status, string Xml);

    /// <summary>Decides on a lot: at once and in the answer for one note, under a receipt for several.</summary>
    public Reply Authorise(Message message, Behaviour told)
    {
        var (now, lot) = (office.Now, message.Root);
        var notes = lot.Elements(Message.Space + "NFe").ToList();
        if (LotFault(lot, notes) is { } fault) return new(Lot(message, fault, now, ""));
        var receipt = office.Ledger.Once(() => $"{message.State}1{office.Ledger.Next("receipt"):D12}");
        var results = notes.Select(note => Decide(note, message, told, receipt, now)).ToList();
        var (decisions, done) = (string.Concat(results.Select(result => result.Xml)), results.Any(result => IsFinal(result.Status)));
        if (lot.Text("indSinc") is "1") return new(Lot(message, Verdict.Of(104), now, decisions), done);
        return office.Ledger.Once(() =>
        {
            office.Ledger.Keep(receipt, decisions);
            return new Reply(Lot(message, Verdict.Of(103), now, $"<infRec>{MessageText.Tag("nRec", receipt)}<tMed>1</tMed></infRec>"), done);
        });
    }

    /// <summary>What became of a lot, by its receipt.</summary>
    public Reply Result(Message message)
    {
        var receipt = message.Root.Text("nRec");
        var (verdict, results) = (Verdict.Of(104), "");
        if (office.Misshape(message.Root, MessageLayouts.Receipt) is { } problem) verdict = Verdict.Of(215, problem.Message);
        else if (message.Root.Text("tpAmb") != office.Environment.ToString("D")) verdict = Verdict.Of(252);
        else if (office.Ledger.Once(() => office.Ledger.Kept(receipt)) is { } kept) results = kept;
        else verdict = Verdict.Of(106);
        return Receipt(message, verdict, results);
    }

    /// <summary>The answer to a question after a receipt.</summary>
    public Reply Receipt(Message message, Verdict verdict, string results = "")
    {
        var receipt = message.Root.Text("nRec");
        return new($"<retConsReciNFe xmlns=\"{Message.Space}\" versao=\"4.00\">{office.Head}{MessageText.Tag("nRec", receipt)}{verdict.Tags()}"
            + $"{MessageText.Tag("cUF", receipt.Length > 2 ? receipt[..2] : "35")}{MessageText.Tag("dhRecbto", office.Now.Stamp())}{results}</retConsReciNFe>");
    }

    /// <summary>What is said of a lot.</summary>
    public string Lot(Message message, Verdict verdict, DateTimeOffset now, string rest) =>
        $"<retEnviNFe xmlns=\"{Message.Space}\" versao=\"4.00\">{office.Head}{verdict.Tags()}{MessageText.Tag("cUF", message.State)}"
        + $"{MessageText.Tag("dhRecbto", now.Stamp())}{rest}</retEnviNFe>";

    private Verdict? LotFault(XElement lot, List<XElement> notes)
    {
        if (lot.Bytes().Length > MostBytes) return Verdict.Of(214);
        var names = lot.Elements().Select(element => element.Name.LocalName).ToList();
        if (names is not ["idLote", "indSinc", "NFe", ..] || names.Skip(2).Any(name => name != "NFe") || notes.Count > MostNotes
            || lot.Text("idLote") is not { Length: >= 1 and <= 15 } id || !id.All(char.IsAsciiDigit) || lot.Text("indSinc") is not ("0" or "1"))
            return Verdict.Of(225, "enviNFe: idLote, indSinc e 1 a 50 NFe");
        foreach (var note in notes)
            if (office.Misshape(note, NfeLayout.Layout) is { } problem) return Verdict.Of(225, problem.Message);
        return (lot.Text("indSinc"), notes.Count) switch
        {
            ("0", 1) => Verdict.Of(452),
            ("1", > 1) => Verdict.Of(764),
            _ => null,
        };
    }

    private Decision Decide(XElement note, Message message, Behaviour told, string receipt, DateTimeOffset now)
    {
        var key = ((string?)note.Element(Message.Space + "infNFe")?.Attribute("Id"))![3..];
        var digest = note.Descendants((XNamespace)"http://www.w3.org/2000/09/xmldsig#" + "DigestValue").Last().Value;
        if (rules.Fault(note, message.Contingency, now) is { } fault) return new(fault.Status, Protocol(key, digest, fault, now, null));
        return office.Ledger.Once(() => BookFault(AccessKey.Parse(key)) is { } known
            ? new Decision(known.Status, Protocol(key, digest, known, now, null)) : Book(note, AccessKey.Parse(key), digest, told, receipt, now));
    }

    /// What the books have against another note: 204 to 206 and 539.
    private Verdict? BookFault(AccessKey key)
    {
        var (issuer, model) = (key.Issuer.Value, (int)key.Model);
        if (office.Ledger.Find(key.Value) is { } same)
            return same.Cancelled is not null ? Verdict.Of(218, $"nRec:{same.Receipt}") : Verdict.Of(IsDenial(same.Status) ? 205 : 204, $"nRec:{same.Receipt}");
        if (office.Ledger.Overlapping(new(issuer, model, key.Series, key.Number, key.Number)).Count > 0) return Verdict.Of(206);
        return office.Ledger.Holder(issuer, model, key.Series, key.Number) is { } other
            ? new(539, $"{Motives.Of(539)} [chNFe:{other.Key}][nRec:{other.Receipt}]") : null;
    }

    private Decision Book(XElement xml, AccessKey key, string digest, Behaviour told, string receipt, DateTimeOffset now)
    {
        var issued = NoteRules.IssuedAt(xml.Element(Message.Space + "infNFe"));
        var verdict = Verdict.Of(told.Deny ?? (NoteRules.IsLate(issued, now) ? 150 : 100));
        if (!IsFinal(verdict.Status)) return new(verdict.Status, Protocol(key.Value, digest, verdict, now, null));
        var protocol = office.NextProtocol(key.Value[..2], now);
        var result = Protocol(key.Value, digest, verdict, now, protocol);
        office.Ledger.Add(new(key.Value, key.Issuer.Value, (int)key.Model, key.Series, key.Number, verdict.Status, protocol, receipt, issued, now,
            digest, result), xml.Bytes());
        return new(verdict.Status, result);
    }

    private string Protocol(string key, string digest, Verdict verdict, DateTimeOffset now, string? number) =>
        $"<protNFe versao=\"4.00\"><infProt{(number is null ? "" : $" Id=\"ID{number}\"")}>{office.Head}{MessageText.Tag("chNFe", key)}"
        + $"{MessageText.Tag("dhRecbto", now.Stamp())}{(number is null ? "" : MessageText.Tag("nProt", number))}{MessageText.Tag("digVal", digest)}"
        + $"{verdict.Tags()}</infProt></protNFe>";

    private static bool IsDenial(int status) => status is 110 or (>= 301 and <= 303);

    private static bool IsFinal(int status) => status is 100 or 150 || IsDenial(status);
}
