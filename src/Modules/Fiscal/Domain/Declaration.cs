using System.Text;
using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>Where what was declared is.</summary>
internal enum DeclarationStatus
{
    /// <summary>On its way.</summary>
    Waiting,

    /// <summary>The authority has registered it.</summary>
    Registered,

    /// <summary>The authority refused it; nothing changed.</summary>
    Refused,
}

/// <summary>The event of a note.</summary>
internal enum DeclarationKind
{
    /// <summary>The note is taken back.</summary>
    Cancellation,

    /// <summary>A letter of correction, CC-e; the latest one holds.</summary>
    Correction,

    /// <summary>An NFC-e is taken back because another one was issued offline for the same sale while it was in doubt.</summary>
    Substitution,
}

/// <summary>An event that the shop declares on an authorised note.</summary>
internal sealed class Declaration : SefazLetter
{
    /// <summary>The authority knows another event of this kind and sequence (573).</summary>
    public const int Taken = 573;

    private Declaration() { }

    /// <summary>An event that was just signed.</summary>
    public Declaration(Document of, DeclarationKind kind, int sequence, string text, DateOnly on, SignedDocument signed)
    {
        (DocumentId, Key, Environment, Kind, Sequence, Text, DeclaredOn) = (of.Id, of.Key, of.Environment, kind, sequence, text, on);
        (Signed, Digest) = (signed.Bytes, signed.DigestValue);
    }

    public Guid DocumentId { get; private init; }
    public string Key { get; private init; } = "";
    public DeclarationKind Kind { get; private init; }

    /// <summary>Which one of its kind.</summary>
    public int Sequence { get; private init; }

    /// <summary>The reason, or the correction.</summary>
    public string Text { get; private init; } = "";

    public DateOnly DeclaredOn { get; private init; }
    public string Digest { get; private init; } = "";
    public DeclarationStatus Status { get; private set; }

    /// <summary>tpEvento.</summary>
    public int Type => Kind switch
    {
        DeclarationKind.Cancellation => Events.Cancellation,
        DeclarationKind.Substitution => Events.CancellationBySubstitution,
        _ => Events.CorrectionLetter,
    };

    /// <summary>Whether it takes the note back.</summary>
    public bool Cancels => Kind != DeclarationKind.Correction;

    /// <inheritdoc/>
    public override bool IsOpen => Status == DeclarationStatus.Waiting;

    /// <inheritdoc/>
    public override Question Ask() => InDoubt
        ? new SefazQuestion(FiscalService.Query, Requests.Query(Environment, AccessKey.Parse(Key)))
        : new SefazQuestion(FiscalService.Event, Requests.Declare(Sequence, new SignedDocument(Signed, Events.IdOf(Type, AccessKey.Parse(Key), Sequence), "")));

    /// <inheritdoc/>
    public override Then Hear(Answer answer, bool asked, DateTimeOffset now)
    {
        if (answer is QueryAnswer { Protocol: not null } found) return Found(found, now);
        var outcome = answer is EventAnswer events ? events.Of(AccessKey.Parse(Key), Type, Sequence) : answer;
        (Code, Reason) = (outcome.Status, outcome.Reason);
        if (Paused(outcome, asked) is { } pause) return pause;
        switch (outcome.Meaning.Step)
        {
            case NextStep.Registered or NextStep.Cancelled when outcome is EventResult { Number: { } number } result:
                Status = DeclarationStatus.Registered;
                return Decided(number, Biela.Fisco.Processed.Event(new(Signed, "", ""), result), result.At ?? now);
            // It is known already (573), or the note is cancelled (218, 420): the query brings what was registered.
            case NextStep.Registered or NextStep.Cancelled or NextStep.LookInside:
                InDoubt = true;
                return Later();
            case var _ when answer is QueryAnswer: return Later();
            default:
                Status = DeclarationStatus.Refused;
                return Decided(null, null, now);
        }
    }

    /// What the authority has of the note: this event, another one in its place, or neither.
    private Then Found(QueryAnswer found, DateTimeOffset now)
    {
        var mine = found.Events.FirstOrDefault(one => Cancels
            ? one.Result.Type is Events.Cancellation or Events.CancellationBySubstitution : one.Result.Type == Type && one.Result.Sequence == Sequence);
        if (mine is null && !(Cancels && found.Cancelled))
        {
            InDoubt = false;
            return Later();
        }
        // Whose cancellation it was does not matter; which correction does.
        var another = !Cancels && mine!.DigestValue != Digest;
        Status = another ? DeclarationStatus.Refused : DeclarationStatus.Registered;
        (Code, Reason) = another ? (Taken, $"A SEFAZ tem outra carta de correção com a sequência {Sequence}. Envie a correção de novo.")
            : (mine?.Result.Status ?? found.Status, mine?.Result.Reason ?? found.Reason);
        return Decided(another ? null : mine?.Result.Number, another || mine is null ? null : Encoding.UTF8.GetBytes(mine.Xml), mine?.Result.At ?? now);
    }
}
