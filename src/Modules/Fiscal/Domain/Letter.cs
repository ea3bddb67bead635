using Biela.Fisco;
using StatusCodes = Biela.Fisco.StatusCodes;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>A message to the authority: which service it is for, and its bytes.</summary>
internal sealed record Question(FiscalService Service, byte[] Message);

/// <summary>What to do after an exchange with the authority.</summary>
/// <param name="Wait">How long to wait before the next one; null when there is none to come.</param>
/// <param name="ForAll">Whether everything of the shop has to wait, because the authority shut it out.</param>
internal readonly record struct Then(TimeSpan? Wait, bool ForAll = false)
{
    /// <summary>It is decided.</summary>
    public static Then Done => default;

    /// <summary>The shop is shut out (656).</summary>
    public static Then Silence => new(StatusCodes.BackOff, ForAll: true);
}

/// <summary>
/// Something signed that the authority has to decide on. Its bytes are stored before they leave; from then on it is in doubt until an answer says that it
/// arrived, or that it certainly did not. What is in doubt is asked after, never changed.
/// </summary>
internal abstract class Letter
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>What was signed, byte by byte.</summary>
    public byte[] Signed { get; protected set; } = [];

    /// <summary>Whether it may have arrived.</summary>
    public bool InDoubt { get; protected set; }

    /// <summary>Exchanges so far.</summary>
    public int Tries { get; protected set; }

    /// <summary>The authority's last code (cStat); null when it did not answer.</summary>
    public int? Code { get; protected set; }

    /// <summary>The authority's last words, or why there are none.</summary>
    public string? Reason { get; protected set; }

    /// <summary>The number of the protocol.</summary>
    public string? Protocol { get; protected set; }

    /// <summary>What was signed beside what was answered: the file to keep for five years and to hand out.</summary>
    public byte[]? Processed { get; protected set; }

    public DateTimeOffset? DecidedAt { get; protected set; }
    public int Version { get; private set; }

    public FiscalEnvironment Environment { get; protected init; }

    /// <summary>Whether the authority still has to decide.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>What to ask next.</summary>
    public abstract Question Ask();

    /// <summary>The question leaves now.</summary>
    public void Leave(Question question)
    {
        Tries++;
        if (question.Service != FiscalService.Query && question.Service != FiscalService.Result) InDoubt = true;
    }

    /// <summary>Takes over what became of the question. The bytes of a question that certainly did not arrive may leave again.</summary>
    public Then Hear(Question question, Delivery delivery, DateTimeOffset now)
    {
        var asked = question.Service is FiscalService.Query or FiscalService.Result;
        switch (delivery)
        {
            case Delivery.NotSent not:
                (Code, Reason) = (null, not.Diagnosis);
                InDoubt = asked && InDoubt;
                return Later();
            case Delivery.Answered { Answer: { } answer }:
                return Hear(answer, asked, now);
            case Delivery.Answered { Diagnosis: var said }:
                (Code, Reason) = (null, said);
                return Later();
            case Delivery.Unknown unknown:
                (Code, Reason) = (null, unknown.Diagnosis);
                return Later();
            default: throw new ArgumentOutOfRangeException(nameof(delivery));
        }
    }

    /// <summary>Takes over an answer that could be read; <paramref name="asked"/> when nothing was sent that could have been processed.</summary>
    public abstract Then Hear(Answer answer, bool asked, DateTimeOffset now);

    /// <summary>Once more, at once the first times, then less and less often.</summary>
    protected Then Later() => new(Tries <= 2 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(Tries, 20) - 3))));

    /// <summary>What answers of any kind have in common: services that rest, and questions that were too many.</summary>
    /// <param name="outcome">What was answered.</param>
    /// <param name="asked">Whether nothing was sent that could have been processed.</param>
    /// <returns>Null when the answer decides something.</returns>
    protected Then? Paused(Outcome outcome, bool asked)
    {
        switch (outcome.Meaning.Step)
        {
            case NextStep.BackOff:
                InDoubt = asked && InDoubt;
                return Then.Silence;
            // An inner error (999) may have come after the work was done.
            case NextStep.Wait or NextStep.Contingency or NextStep.Normal or NextStep.Operating:
                InDoubt = asked ? InDoubt : outcome.Status == 999;
                return Later();
            case NextStep.SendAgain:
                InDoubt = false;
                return Later();
            default: return null;
        }
    }

    /// <summary>The authority has decided.</summary>
    protected Then Decided(string? protocol, byte[]? processed, DateTimeOffset now)
    {
        (InDoubt, Protocol, Processed, DecidedAt) = (false, protocol ?? Protocol, processed ?? Processed, now);
        return Then.Done;
    }
}
