using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>What became of two notes for one sale.</summary>
internal enum ReplacementStatus
{
    /// <summary>Something has still to be found out or declared.</summary>
    Open,

    /// <summary>The first note had been authorised, and was cancelled.</summary>
    Cancelled,

    /// <summary>The first note never arrived, and its number is void.</summary>
    Voided,

    /// <summary>The first note was denied, so that there was nothing to take back.</summary>
    Denied,

    /// <summary>The second note came to nothing: the first one stands, or goes on.</summary>
    Withdrawn,

    /// <summary>The authority did not take the first one back, or has another note under its number: people have to see to it.</summary>
    Failed,
}

/// <summary>What a replacement needs next.</summary>
internal enum Settling
{
    /// <summary>A letter is on its way.</summary>
    Wait,

    /// <summary>The first note has to be cancelled.</summary>
    Cancel,

    /// <summary>The number of the first note has to be voided.</summary>
    Void,

    /// <summary>The number could not be voided, because it is used: the first note is asked for again.</summary>
    Recall,

    /// <summary>It is settled.</summary>
    Close,
}

/// <summary>
/// A note in doubt and the one that was issued in contingency for the same sale. Once the authority can be asked, the first is cancelled if it was
/// authorised, and its number is voided if it is unknown (MOC 7.0, contingency; Ajuste SINIEF 07/05, cl. 11ª, §§ 12 and 13): one note is left.
/// </summary>
internal sealed class Replacement
{
    /// <summary>A number of the range is used by a note (241).</summary>
    private const int NumberUsed = 241;

    private Replacement() { }

    /// <summary>The second note is issued because nobody answers about the first.</summary>
    public Replacement(Document first, Document second)
    {
        (FirstId, SecondId) = (first.Id, second.Id);
        first.ReplaceBy(second);
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid FirstId { get; private init; }
    public Guid SecondId { get; private init; }

    /// <summary>The event that cancels the first note.</summary>
    public Guid? CancellationId { get; private set; }

    /// <summary>The letter that voids the number of the first note.</summary>
    public Guid? VoidingId { get; private set; }

    /// <summary>
    /// Whether the first note was asked for once more. If it is unknown again, the authority's services disagree, and going on asking would only silence
    /// the shop (656).
    /// </summary>
    public bool Recalled { get; private set; }

    public ReplacementStatus Status { get; private set; }

    /// <summary>How it ended, in the authority's words.</summary>
    public string? Reason { get; private set; }

    public int Version { get; private set; }

    /// <summary>What has to be done, as things are.</summary>
    public Settling Next(Document first, Document second, Declaration? cancellation, VoidedRange? voiding) => (first.Status, second.Status) switch
    {
        (DocumentStatus.Waiting or DocumentStatus.Authorised, DocumentStatus.Abandoned or DocumentStatus.Denied or DocumentStatus.Cancelled) =>
            Settling.Close,
        // An NFC-e is taken back by naming the other one, which has to be authorised; and a sale without any note is worse than one with two.
        (DocumentStatus.Authorised, DocumentStatus.Authorised) => cancellation?.Status switch
        {
            null => Settling.Cancel,
            DeclarationStatus.Refused => Settling.Close,
            _ => Settling.Wait,
        },
        (DocumentStatus.Waiting or DocumentStatus.Authorised, _) => Settling.Wait,
        (DocumentStatus.Abandoned, _) when first.TakenBy is null => voiding switch
        {
            null => Settling.Void,
            { IsOpen: true } => Settling.Wait,
            { Status: DeclarationStatus.Refused, Code: NumberUsed } when !Recalled => Settling.Recall,
            _ => Settling.Close,
        },
        _ => Settling.Close,
    };

    /// <summary>The first note is being cancelled.</summary>
    public void CancelBy(Declaration cancellation) => CancellationId = cancellation.Id;

    /// <summary>The number of the first note is being voided.</summary>
    public void VoidBy(VoidedRange voiding) => VoidingId = voiding.Id;

    /// <summary>The first note is asked for again, for its number is used.</summary>
    public void Recall(Document first)
    {
        first.Recall();
        Recalled = true;
    }

    /// <summary>Nothing is left to be done, or nothing that could be done without people.</summary>
    public void Close(Document first, Document second, Declaration? cancellation, VoidedRange? voiding)
    {
        (Status, Reason) = first.Status switch
        {
            DocumentStatus.Cancelled => (ReplacementStatus.Cancelled, cancellation?.Reason ?? first.Reason),
            DocumentStatus.Denied => (ReplacementStatus.Denied, first.Reason),
            DocumentStatus.Authorised when second.Status == DocumentStatus.Authorised => (ReplacementStatus.Failed, cancellation?.Reason),
            DocumentStatus.Abandoned when voiding?.Status == DeclarationStatus.Registered => (ReplacementStatus.Voided, voiding.Reason),
            DocumentStatus.Abandoned => (ReplacementStatus.Failed, voiding?.Reason ?? first.Reason),
            _ => (ReplacementStatus.Withdrawn, second.Reason),
        };
        if (Status == ReplacementStatus.Withdrawn) first.Stand();
    }
}
