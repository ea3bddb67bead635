using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>Voids numbers (NFeInutilizacao4).</summary>
internal sealed class VoidingDesk(Office office)
{
    private const int MostNumbers = 10_000;

    /// <summary>Voids a range of numbers none of which was used or voided before.</summary>
    public Reply Void(Message message)
    {
        var (now, fault) = (office.Now, Fault(message));
        if (fault is not null) return Answer(message, fault);
        var range = RangeOf(message);
        return office.Ledger.Once(() =>
        {
            if (BookFault(range) is { } known) return Answer(message, known);
            var answer = Answer(message, Verdict.Of(102), office.NextProtocol(message.State, now)) with { Done = true };
            office.Ledger.Add(range, answer.Body);
            return answer;
        });
    }

    /// <summary>The answer, with a protocol when it was done.</summary>
    public Reply Answer(Message message, Verdict verdict, string? protocol = null)
    {
        var asked = message.Root.Element(Message.Space + "infInut");
        var range = protocol is null ? "" : string.Concat(new[] { "ano", "CNPJ", "mod", "serie", "nNFIni", "nNFFin" }
            .Select(name => MessageText.Tag(name, asked.Text(name))));
        return new($"<retInutNFe xmlns=\"{Message.Space}\" versao=\"4.00\"><infInut>{office.Head}{verdict.Tags()}"
            + $"{MessageText.Tag("cUF", message.State)}{range}{MessageText.Tag("dhRecbto", office.Now.Stamp())}"
            + $"{(protocol is null ? "" : MessageText.Tag("nProt", protocol))}</infInut></retInutNFe>");
    }

    private Verdict? Fault(Message message)
    {
        if (office.Misshape(message.Root, MessageLayouts.Voiding) is { } problem) return Verdict.Of(215, problem.Message);
        var asked = message.Root.Element(Message.Space + "infInut");
        if (!Cnpj.TryParse(asked.Text("CNPJ"), out var company)) return Verdict.Of(489);
        if (office.SignatureFault(message.Root, company) is { } fault) return fault;
        if (asked.Text("tpAmb") != office.Environment.ToString("D")) return Verdict.Of(252);
        var (range, year) = (RangeOf(message), int.Parse(asked.Text("ano")));
        var named = new Voiding(office.Environment, State.Find(int.Parse(asked.Text("cUF")))!, company, year, (DocumentModel)range.Model, range.Series,
            range.First, range.Last);
        if (asked?.Attribute("Id")?.Value != named.Id) return Verdict.Of(215, "Id: não corresponde aos campos");
        if (year < 6) return Verdict.Of(454);
        if (year > office.Now.Year % 100) return Verdict.Of(453);
        if (range.First > range.Last) return Verdict.Of(224);
        return range.Last - range.First >= MostNumbers ? Verdict.Of(201) : null;
    }

    private Verdict? BookFault(VoidedRange range)
    {
        if (office.Ledger.AnyIn(range) is not null) return Verdict.Of(241);
        var overlapping = office.Ledger.Overlapping(range);
        return overlapping.Contains(range) ? Verdict.Of(563) : overlapping.Count > 0 ? Verdict.Of(256) : null;
    }

    private static VoidedRange RangeOf(Message message)
    {
        var asked = message.Root.Element(Message.Space + "infInut");
        return new(asked.Text("CNPJ"), int.Parse(asked.Text("mod")), int.Parse(asked.Text("serie")), int.Parse(asked.Text("nNFIni")),
            int.Parse(asked.Text("nNFFin")));
    }
}
