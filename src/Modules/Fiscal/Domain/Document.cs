using System.Text;
using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>Where an electronic note is.</summary>
internal enum DocumentStatus
{
    /// <summary>Signed, and on its way to the authority.</summary>
    Waiting,

    /// <summary>It may be used.</summary>
    Authorised,

    /// <summary>Somebody has to correct it; its number is still its own.</summary>
    Rejected,

    /// <summary>Never to be used; its number is lost.</summary>
    Denied,

    /// <summary>Taken back after it was authorised.</summary>
    Cancelled,

    /// <summary>Given up before it was authorised; its number has to be voided.</summary>
    Abandoned,
}

/// <summary>A note as it was written and signed, which is what leaves.</summary>
/// <param name="Key">The access key.</param>
/// <param name="Bytes">With its signature.</param>
/// <param name="Digest">DigestValue of the signature, which the protocol repeats.</param>
/// <param name="At">Moment of emission, with the shop's offset.</param>
/// <param name="Total">vNF.</param>
internal sealed record SignedNote(AccessKey Key, byte[] Bytes, string Digest, DateTimeOffset At, Money Total);

/// <summary>An NF-e or NFC-e of an invoice. Its number is taken in the transaction that stores it, and accounted for ever after.</summary>
internal sealed class Document : Letter
{
    private Document() { }

    /// <summary>A note that was just signed.</summary>
    public Document(Guid invoiceId, FiscalEnvironment environment, SignedNote note, NoteTerms terms)
    {
        (InvoiceId, Environment, Model, Series, Number) = (invoiceId, environment, note.Key.Model, note.Key.Series, note.Key.Number);
        Write(note, terms);
    }

    /// <summary>The invoice it documents.</summary>
    public Guid? InvoiceId { get; private init; }

    public DocumentModel Model { get; private init; }
    public int Series { get; private init; }
    public int Number { get; private init; }
    public string Key { get; private set; } = "";
    public Issuance Issuance { get; private set; }
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>The shop's day of emission.</summary>
    public DateOnly IssuedOn { get; private set; }

    public string? Recipient { get; private set; }
    public Money Total { get; private set; }

    /// <summary>What was asked for, to write it again.</summary>
    public NoteTerms Terms { get; private set; } = null!;

    public DocumentStatus Status { get; private set; }

    /// <summary>The other note that the authority knows under this number (539).</summary>
    public string? TakenBy { get; private set; }

    /// <summary>By which to ask for the result, where the authority took time to decide.</summary>
    public string? Receipt { get; private set; }

    public string Digest { get; private set; } = "";

    /// <summary>What people call it.</summary>
    public string Name => $"{(Model == DocumentModel.Nfe ? "NF-e" : "NFC-e")} {Series}/{Number}";

    /// <inheritdoc/>
    public override bool IsOpen => Status == DocumentStatus.Waiting;

    /// <summary>Whether its number stands for a note, or may yet.</summary>
    public bool IsAlive => Status is DocumentStatus.Waiting or DocumentStatus.Rejected or DocumentStatus.Authorised;

    /// <summary>Whether goods may leave with it: it is authorised, or was issued offline over the counter.</summary>
    public bool IsUsable => Status is DocumentStatus.Authorised or DocumentStatus.Cancelled || IsOpen && Issuance == Issuance.Offline;

    /// <summary>Whether it goes to the contingency of the state.</summary>
    public bool ByContingency => Issuance is Issuance.SvcAn or Issuance.SvcRs;

    /// <inheritdoc/>
    public override Question Ask() => (InDoubt, Receipt) switch
    {
        (true, { } receipt) => new(FiscalService.Result, Requests.Receipt(Environment, receipt)),
        (true, null) => new(FiscalService.Query, Requests.Query(Environment, AccessKey.Parse(Key))),
        _ => new(FiscalService.Authorisation, Requests.Authorise(Number, Sent)),
    };

    /// <summary>Written anew under its number: after a rejection, or while it certainly has not left.</summary>
    public void Rewrite(SignedNote note, NoteTerms terms)
    {
        if (Status is not (DocumentStatus.Waiting or DocumentStatus.Rejected))
            throw new RuleBroken("document-decided", $"A {Name} já foi decidida pela SEFAZ e não pode ser reescrita.");
        Settled("reescrita");
        if (TakenBy is { } other) throw new RuleBroken("number-taken", $"A SEFAZ já tem outra nota com este número, {other}. Abandone esta e emita outra.");
        if (note.Key.Model != Model) throw new RuleBroken("other-model", $"A {Name} tem o modelo {Model:D} e ele não muda. Abandone-a e emita outra.");
        (Status, Code, Reason, Receipt, Tries) = (DocumentStatus.Waiting, null, null, null, 0);
        Write(note, terms);
    }

    /// <summary>Given up; the number has to be voided.</summary>
    public void Abandon(string reason, DateTimeOffset now)
    {
        if (Status is not (DocumentStatus.Waiting or DocumentStatus.Rejected))
            throw new RuleBroken("document-decided", $"A {Name} já foi decidida pela SEFAZ; uma nota autorizada se cancela.");
        Settled("abandonada");
        if (Issuance == Issuance.Offline && Status == DocumentStatus.Waiting)
            throw new RuleBroken("document-used", $"A {Name} foi entregue em contingência e tem de ser autorizada.");
        (Status, Reason, DecidedAt) = (DocumentStatus.Abandoned, reason, now);
    }

    /// <summary>Refuses what only an authorised note may undergo.</summary>
    public void MustBeAuthorised()
    {
        if (Status != DocumentStatus.Authorised) throw new RuleBroken("document-not-authorised", $"A {Name} não está autorizada.");
    }

    /// <summary>The authority took it back, on our word.</summary>
    public void Cancel() => Status = DocumentStatus.Cancelled;

    /// <inheritdoc/>
    public override Then Hear(Answer answer, bool asked, DateTimeOffset now)
    {
        if (answer is LotAnswer { Receipt: { } receipt } taken && taken.Meaning.Step == NextStep.Poll)
        {
            Receipt = receipt;
            return new(taken.Wait ?? TimeSpan.FromSeconds(2));
        }
        var outcome = answer switch { LotAnswer lot => lot.Of(AccessKey.Parse(Key)), QueryAnswer found => found.Protocol ?? (Outcome)found, _ => answer };
        (Code, Reason) = (outcome.Status, outcome.Reason);
        if (outcome is Biela.Fisco.Protocol { Meaning.Step: NextStep.Authorised or NextStep.Denied } protocol)
            return Decide(protocol, answer is QueryAnswer { Cancelled: true }, now);
        if (Paused(outcome, asked) is { } pause) return pause;
        switch (outcome.Meaning.Step)
        {
            case NextStep.QueryKey or NextStep.LookInside or NextStep.Poll or NextStep.Authorised or NextStep.Denied:
                // Whatever it says, the key tells: of a document that was asked for the receipt is of no use any more.
                (InDoubt, Receipt) = (true, null);
                return Later();
            // A question that is refused says nothing of the note.
            case var _ when answer is QueryAnswer:
                return Later();
            default:
                (Status, InDoubt, TakenBy) = (DocumentStatus.Rejected, false, outcome.Meaning.Step == NextStep.QueryOther ? OtherKey(outcome) : null);
                return Then.Done;
        }
    }

    private SignedDocument Sent => new(Signed, $"NFe{Key}", Digest);

    private static string OtherKey(Outcome outcome) => outcome.OtherKey?.Value ?? "?";

    private Then Decide(Protocol protocol, bool cancelled, DateTimeOffset now)
    {
        if (!protocol.Fits(Sent))
        {
            (Status, InDoubt, TakenBy) = (DocumentStatus.Rejected, false, protocol.Key.Value);
            Reason = $"A SEFAZ tem, com a chave {protocol.Key}, um conteúdo diferente do guardado aqui. Baixe o XML autorizado pelo portal.";
            return Then.Done;
        }
        Status = protocol.Meaning.Step == NextStep.Denied ? DocumentStatus.Denied : cancelled ? DocumentStatus.Cancelled : DocumentStatus.Authorised;
        if (protocol.Alerts is [_, ..] alerts) Reason = string.Join("; ", alerts.Select(alert => $"{alert.Code} {alert.Message}").Prepend(Reason));
        return Decided(protocol.Number, Biela.Fisco.Processed.Document(Sent, protocol), protocol.At ?? now);
    }

    private void Write(SignedNote note, NoteTerms terms)
    {
        (Key, Issuance, IssuedAt, IssuedOn) = (note.Key.Value, note.Key.Issuance, note.At, DateOnly.FromDateTime(note.At.DateTime));
        (Signed, Digest, Total, Terms) = (note.Bytes, note.Digest, note.Total, terms);
        Recipient = terms.Recipient?.Name ?? terms.Recipient?.TaxId?.ToString();
    }

    private void Settled(string what)
    {
        if (InDoubt)
            throw new RuleBroken("document-in-doubt", $"Ainda não se sabe se a {Name} chegou à SEFAZ; só depois da consulta ela pode ser {what}.");
    }
}
