using Biela.Fisco;
using StatusCodes = Biela.Fisco.StatusCodes;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>What is asked of an authority.</summary>
/// <param name="Changes">Whether it may change anything there: then nobody knows what it did until an answer is here.</param>
internal abstract record Question(bool Changes);

/// <summary>A question to a SEFAZ: which service it is for, and its bytes.</summary>
internal sealed record SefazQuestion(FiscalService Service, byte[] Message) : Question(Service is not (FiscalService.Query or FiscalService.Result));

/// <summary>A question to the Sefin Nacional; without a body something is fetched.</summary>
internal sealed record SefinQuestion(Uri Address, byte[]? Body = null) : Question(Body is not null);

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
        // What was said before is not said of what leaves now.
        if (question.Changes) (Code, Reason) = (null, null);
        InDoubt |= question.Changes;
    }

    /// <summary>Takes over what became of the question. The bytes of a question that certainly did not arrive may leave again.</summary>
    public Then Hear(Question question, Delivery delivery, DateTimeOffset now)
    {
        switch (delivery)
        {
            case Delivery.NotSent not:
                (Code, Reason) = (null, not.Diagnosis);
                InDoubt = !question.Changes && InDoubt;
                return Later();
            case Delivery.Answered answered:
                return Read(question, answered, now) ?? Unheard(answered.Diagnosis);
            case Delivery.Unknown unknown:
                return Unheard(unknown.Diagnosis);
            default: throw new ArgumentOutOfRangeException(nameof(delivery));
        }
    }

    /// <summary>Takes over what was answered; null when it cannot be read.</summary>
    protected abstract Then? Read(Question question, Delivery.Answered answered, DateTimeOffset now);

    /// <summary>Whether an error in an answer is the last word: what fails inside, or is asked to wait, may have done the work all the same.</summary>
    protected static bool IsFinal(int httpStatus) => httpStatus is >= 400 and < 500 and not (408 or 429);

    private Then Unheard(string why)
    {
        (Code, Reason) = (null, why);
        return Later();
    }

    /// <summary>Once more, at once the first times, then less and less often.</summary>
    protected Then Later() => new(Tries <= 2 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, Math.Min(Tries, 20) - 3))));

    /// <summary>The authority has decided.</summary>
    protected Then Decided(string? protocol, byte[]? processed, DateTimeOffset now)
    {
        (InDoubt, Protocol, Processed, DecidedAt) = (false, protocol ?? Protocol, processed ?? Processed, now);
        return Then.Done;
    }
}

/// <summary>A letter to the tax authority of a state.</summary>
internal abstract class SefazLetter : Letter
{
    /// <summary>Takes over an answer that could be read; <paramref name="asked"/> when nothing was sent that could have been processed.</summary>
    public abstract Then Hear(Answer answer, bool asked, DateTimeOffset now);

    /// <inheritdoc/>
    protected override Then? Read(Question question, Delivery.Answered answered, DateTimeOffset now) =>
        answered.Answer is { } answer ? Hear(answer, !question.Changes, now) : null;

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
}
