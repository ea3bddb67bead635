using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>Numbers of a series that no note will carry, as the authority is told (inutilização).</summary>
internal sealed class VoidedRange : SefazLetter
{
    /// <summary>The authority knows this very range as void already.</summary>
    private const int KnownAlready = 563;

    private VoidedRange() { }

    /// <summary>A voiding that was just signed.</summary>
    public VoidedRange(Voiding voiding, string text, DateOnly on, SignedDocument signed)
    {
        (Model, Environment, Series, First, Last) = (voiding.Model, voiding.Environment, voiding.Series, voiding.First, voiding.Last);
        (State, Text, DeclaredOn, Signed) = (voiding.State.Acronym, text, on, signed.Bytes);
    }

    public DocumentModel Model { get; private init; }
    public int Series { get; private init; }
    public int First { get; private init; }
    public int Last { get; private init; }
    public string Text { get; private init; } = "";
    public DateOnly DeclaredOn { get; private init; }

    /// <summary>The state it is told.</summary>
    public string State { get; private init; } = "";

    public DeclarationStatus Status { get; private set; }

    /// <inheritdoc/>
    public override bool IsOpen => Status == DeclarationStatus.Waiting;

    /// <summary>Told twice it is known already, so there is no need to ask first.</summary>
    public override Question Ask() => new SefazQuestion(FiscalService.Voiding, Signed);

    /// <inheritdoc/>
    public override Then Hear(Answer answer, bool asked, DateTimeOffset now)
    {
        (Code, Reason) = (answer.Status, answer.Reason);
        if (Paused(answer, asked) is { } pause) return pause;
        var voided = answer as VoidingAnswer;
        // A single number that is void already is what was asked for; of a range only some may be.
        var known = answer.Status == KnownAlready || First == Last && answer.Meaning.Step == NextStep.Voided;
        Status = voided?.Number is not null || known ? DeclarationStatus.Registered : DeclarationStatus.Refused;
        return Decided(voided?.Number,
            voided?.Number is null ? null : Biela.Fisco.Processed.Voiding(new(Signed, "", ""), voided), voided?.At ?? now);
    }
}
