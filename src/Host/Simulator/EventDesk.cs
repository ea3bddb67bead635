using System.Globalization;
using System.Xml.Linq;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>Registers the events of issuers (NFeRecepcaoEvento4): correction letter, cancellation, cancellation by substitution.</summary>
internal sealed class EventDesk(Office office)
{
    private const int MostEvents = 20, Letter = Events.CorrectionLetter, Substitution = Events.CancellationBySubstitution;

    /// <summary>How long a cancellation is in time, and how long it is taken late (155) or by substitution.</summary>
    private static readonly TimeSpan InTime = TimeSpan.FromHours(24), AtAll = TimeSpan.FromHours(168), Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Registers each event of a lot.</summary>
    public Reply Register(Message message, Behaviour told)
    {
        var events = message.Root.Elements(Message.Space + "evento").ToList();
        if (LotFault(message.Root, events) is { } fault) return Lot(message, fault);
        var results = events.Select(one => Decide(one, message.Contingency, told)).ToList();
        return Lot(message, Verdict.Of(128), string.Concat(results.Select(result => result.Body)), results.Any(result => result.Done));
    }

    /// <summary>What is said of a lot.</summary>
    public Reply Lot(Message message, Verdict verdict, string results = "", bool done = false) => new(
        $"<retEnvEvento xmlns=\"{Message.Space}\" versao=\"1.00\">{MessageText.Tag("idLote", message.Root.Text("idLote"))}{office.Head}"
        + $"{MessageText.Tag("cOrgao", message.State)}{verdict.Tags()}{results}</retEnvEvento>", done);

    private static Verdict? LotFault(XElement lot, List<XElement> events)
    {
        if (events.Count is 0 or > MostEvents) return Verdict.Of(215, "envEvento: 1 a 20 eventos");
        var head = new XElement(lot);
        head.Elements(Message.Space + "evento").Remove();
        return MessageLayouts.Lot.Check(head) is [var problem, ..] ? Verdict.Of(215, problem.Message) : null;
    }

    private Reply Decide(XElement one, bool contingency, Behaviour told)
    {
        var (info, now) = (one.Element(Message.Space + "infEvento"), office.Now);
        if (Fault(one, info, contingency, now) is { } fault) return new(Result(info, fault, now, null));
        return office.Ledger.Once(() =>
        {
            if (BookFault(info, now) is { } known) return new Reply(Result(info, known, now, null));
            var (type, key) = (int.Parse(info.Text("tpEvento")), info.Text("chNFe"));
            var late = type == Events.Cancellation && now - office.Ledger.Find(key)!.At > InTime;
            var verdict = Verdict.Of(told.Unlinked ? 136 : late ? 155 : 135);
            var result = Result(info, verdict, now, office.NextProtocol(key[..2], now));
            office.Ledger.Add(info!.Attribute("Id")!.Value, key,
                $"<procEventoNFe versao=\"1.00\">{one.ToString(SaveOptions.DisableFormatting)}{result}</procEventoNFe>");
            if (type != Letter && !told.Unlinked) office.Ledger.Cancel(key, verdict.Status);
            return new Reply(result, Done: true);
        });
    }

    private Verdict? Fault(XElement one, XElement? info, bool contingency, DateTimeOffset now)
    {
        if (!MessageLayouts.Events.TryGetValue(info.Text("tpEvento"), out var layout)) return Verdict.Of(491);
        // What the event itself says is the business of another schema than its head.
        if (office.Misshape(one, layout) is { } problem)
            return Verdict.Of(problem.Path.Contains("detEvento", StringComparison.Ordinal) ? 493 : 215, problem.Message);
        var (company, person) = (info.Text("CNPJ"), info.Text("CPF"));
        if (!TaxId.TryParse(company + person, out var author)) return Verdict.Of(company is "" ? 490 : 489);
        if (office.SignatureFault(one, author) is { } fault) return fault;
        if (info.Text("tpAmb") != office.Environment.ToString("D")) return Verdict.Of(252);
        if (!AccessKey.TryParse(info.Text("chNFe"), out var key)) return Verdict.Of(236);
        var (type, sequence) = (int.Parse(info.Text("tpEvento")), int.Parse(info.Text("nSeqEvento")));
        if (info?.Attribute("Id")?.Value != Events.IdOf(type, key, sequence)) return Verdict.Of(572);
        if (info.Text("cOrgao") != key.Value[..2]) return Verdict.Of(250);
        if (author.Value != key.Issuer.Value) return Verdict.Of(574);
        if (type == Letter && key.Model == DocumentModel.Nfce) return Verdict.Of(784);
        if (contingency && type != Events.Cancellation) return Verdict.Of(491);
        if (At(info) > now + Tolerance) return Verdict.Of(578);
        return sequence > (type == Letter ? Events.MostCorrections : 1) ? Verdict.Of(594) : null;
    }

    private Verdict? BookFault(XElement? info, DateTimeOffset now)
    {
        if (office.Ledger.Knows(info!.Attribute("Id")!.Value)) return Verdict.Of(573);
        if (office.Ledger.Find(info.Text("chNFe")) is not { } note) return Verdict.Of(494);
        if (note.Cancelled is not null && int.Parse(info.Text("tpEvento")) != Letter) return Verdict.Of(218, $"nRec:{note.Receipt}");
        if (!note.IsAuthorised) return Verdict.Of(580);
        if (At(info) < Whole(note.Issued)) return Verdict.Of(577);
        // The clocks of issuer and authority need not agree to the second.
        if (note.Key[34] is '1' && At(info) < Whole(note.At) - Tolerance) return Verdict.Of(579);
        if (info.Text("tpEvento") is "110110") return null;
        if (info.Text("detEvento", "nProt") != note.Protocol) return Verdict.Of(222);
        if (int.Parse(info.Text("tpEvento")) == Substitution) return SubstituteFault(info, note) ?? (now - note.At > AtAll ? Verdict.Of(501) : null);
        if (note.Model == 65) return now - note.At > InTime ? Verdict.Of(770) : null;
        return now - note.At > AtAll ? Verdict.Of(501) : null;
    }

    /// What replaces it was issued offline, is authorised and is of the same issuer.
    private Verdict? SubstituteFault(XElement info, Note note)
    {
        var substitute = office.Ledger.Find(info.Text("detEvento", "chNFeRef"));
        if (substitute is null || substitute.Issuer != note.Issuer) return Verdict.Of(912);
        if (!substitute.IsAuthorised) return Verdict.Of(913);
        return note.Key[34] is not '1' || substitute.Key[34] is not '9' ? Verdict.Of(920) : null;
    }

    private string Result(XElement? info, Verdict verdict, DateTimeOffset now, string? protocol)
    {
        var type = info.Text("tpEvento");
        var name = type switch
        {
            "110110" => "Carta de Correção registrada",
            "110111" => "Cancelamento registrado",
            _ => "Cancelamento por substituição registrado",
        };
        var about = info.Text("chNFe") is { Length: 44 } key ? MessageText.Tag("chNFe", key) : "";
        if (type is { Length: 6 } && about is not "")
            about += MessageText.Tag("tpEvento", type) + (protocol is null ? "" : MessageText.Tag("xEvento", name))
                + MessageText.Tag("nSeqEvento", info.Text("nSeqEvento"));
        var organ = info.Text("cOrgao") is { Length: 2 } code ? code : "35";
        return $"<retEvento versao=\"1.00\"><infEvento{(protocol is null ? "" : $" Id=\"ID{protocol}\"")}>{office.Head}{MessageText.Tag("cOrgao", organ)}"
            + $"{verdict.Tags()}{about}{MessageText.Tag("dhRegEvento", now.Stamp())}{(protocol is null ? "" : MessageText.Tag("nProt", protocol))}"
            + "</infEvento></retEvento>";
    }

    private static DateTimeOffset At(XElement info) => DateTimeOffset.Parse(info.Text("dhEvento"), CultureInfo.InvariantCulture);

    /// Documents tell whole seconds.
    private static DateTimeOffset Whole(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
