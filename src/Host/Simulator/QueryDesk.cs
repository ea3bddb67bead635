using System.Collections.Concurrent;
using Biela.Fisco;
using Biela.Kernel;

namespace Biela.Host.Simulator;

/// <summary>Tells what is known about a key (NFeConsultaProtocolo4), and whether the service works (NFeStatusServico4).</summary>
internal sealed class QueryDesk(Office office)
{
    private const int MostInVain = 20, Told = int.MaxValue;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> inVain = new();
    private readonly ConcurrentDictionary<string, int> withheld = new();

    /// <summary>What is known about a key; who asks the same in vain too often in a minute gets 656.</summary>
    public Reply Query(Message message, string asker, Behaviour told)
    {
        var key = message.Root.Text("chNFe");
        var note = office.Ledger.Once(() => office.Ledger.Find(key));
        if (note is not null && Withholds(key, told.LearnsLate)) note = null;
        var verdict = Fault(message) ?? (note is null ? Unknown(key) : Known(note));
        if (note is null && IsAbuse($"{asker} {key}")) verdict = Verdict.Of(656);
        return Answer(message, verdict, note is null || verdict.Status is 252 or 656 ? ""
            : note.Result + string.Concat(office.Ledger.Once(() => office.Ledger.EventsOf(key))));
    }

    /// <summary>Whether the service works: it does, or somebody told it not to.</summary>
    public Reply Status(Message message)
    {
        var problem = office.Misshape(message.Root, MessageLayouts.Status);
        return StatusAnswer(message, problem is not null ? Verdict.Of(215, problem.Message)
            : message.Root.Text("tpAmb") != office.Environment.ToString("D") ? Verdict.Of(252) : Verdict.Of(107));
    }

    /// <summary>The answer to a question after a key.</summary>
    public Reply Answer(Message message, Verdict verdict, string rest = "") => new($"<retConsSitNFe xmlns=\"{Message.Space}\" versao=\"4.00\">{office.Head}"
        + $"{verdict.Tags()}{MessageText.Tag("cUF", message.State)}{MessageText.Tag("dhRecbto", office.Now.Stamp())}"
        + $"{MessageText.Tag("chNFe", message.Root.Text("chNFe"))}{rest}</retConsSitNFe>");

    /// <summary>The answer to a question after the service.</summary>
    public Reply StatusAnswer(Message message, Verdict verdict) => new($"<retConsStatServ xmlns=\"{Message.Space}\" versao=\"4.00\">{office.Head}"
        + $"{verdict.Tags()}{MessageText.Tag("cUF", message.State)}{MessageText.Tag("dhRecbto", office.Now.Stamp())}<tMed>1</tMed></retConsStatServ>");

    private Verdict? Fault(Message message)
    {
        if (office.Misshape(message.Root, MessageLayouts.Query) is { } problem) return Verdict.Of(215, problem.Message);
        if (message.Root.Text("tpAmb") != office.Environment.ToString("D")) return Verdict.Of(252);
        return AccessKey.TryParse(message.Root.Text("chNFe"), out _) ? null : Verdict.Of(236);
    }

    /// A note of that number under another key is told by what differs: the month 561, the code 562, or else 613.
    private Verdict Unknown(string text)
    {
        var key = AccessKey.Parse(text);
        if (office.Ledger.Once(() => office.Ledger.Holder(key.Issuer.Value, (int)key.Model, key.Series, key.Number)) is not { } other
            || other.Key == text) return Verdict.Of(217);
        var holder = AccessKey.Parse(other.Key);
        if (holder.Month != key.Month) return Verdict.Of(561);
        return holder.RandomCode != key.RandomCode ? Verdict.Of(562, $"chNFe:{other.Key}") : Verdict.Of(613);
    }

    private static Verdict Known(Note note) => Verdict.Of(note.Cancelled switch
    {
        155 => 151,
        not null => 101,
        // A note authorised late is authorised (its protocol says 150); a denied one is just that.
        null => note.Status is 100 or 150 ? note.Status : 110,
    });

    /// Who answers questions may learn of a note later than who authorised it; what was told once is not unknown again.
    private bool Withholds(string key, int times) =>
        withheld.AddOrUpdate(key, times > 0 ? 1 : Told, (_, before) => before < times ? before + 1 : Told) != Told;

    private bool IsAbuse(string question)
    {
        var times = inVain.GetOrAdd(question, _ => new());
        lock (times)
        {
            var now = office.Now;
            while (times.TryPeek(out var first) && now - first > Window) times.Dequeue();
            times.Enqueue(now);
            return times.Count > MostInVain;
        }
    }
}
