using System.Linq.Expressions;
using Biela.Fisco;
using StatusCodes = Biela.Fisco.StatusCodes;

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
/// <param name="Environment">Where it counts.</param>
/// <param name="Bytes">With its signature.</param>
/// <param name="Digest">DigestValue of the signature, which the protocol repeats.</param>
/// <param name="At">Moment of emission, with the shop's offset.</param>
/// <param name="Total">vNF.</param>
/// <param name="Contingency">Since when and why, in contingency.</param>
internal sealed record SignedNote(
    AccessKey Key, FiscalEnvironment Environment, byte[] Bytes, string Digest, DateTimeOffset At, Money Total, Contingency? Contingency = null);

/// <summary>
/// An NF-e or NFC-e: the sale of an invoice, or goods that move without being sold. Its number is taken in the transaction that stores it, and accounted
/// for ever after.
/// </summary>
internal sealed class Document : SefazLetter
{
    /// <summary>How long a message that the authority does not know may still be on its way to it.</summary>
    private static readonly TimeSpan Journey = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LeastPoll = TimeSpan.FromSeconds(2);

    private Document() { }

    /// <summary>A note that was just signed; one that sells nothing has no invoice.</summary>
    public Document(Guid? invoiceId, SignedNote note, NoteTerms terms)
    {
        (InvoiceId, Environment, Model, Series, Number) = (invoiceId, note.Environment, note.Key.Model, note.Key.Series, note.Key.Number);
        Write(note, terms);
    }

    /// <summary>The invoice whose sale it documents.</summary>
    public Guid? InvoiceId { get; private init; }

    /// <summary>What is done with the goods.</summary>
    public FiscalOperation Operation { get; init; } = FiscalOperation.Sale;

    /// <summary>The order whose goods it moves; that of a sale is known by its invoice.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The note of ours that it refers to, which stands as long as it does.</summary>
    public Guid? RefersTo { get; init; }

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

    public DateTimeOffset? ContingencySince { get; private set; }
    public string? ContingencyReason { get; private set; }

    /// <summary>
    /// Until when these very bytes may still arrive, although the authority did not know them when it was asked: only they may leave until then.
    /// </summary>
    public DateTimeOffset? MayArriveUntil { get; private set; }

    /// <summary>The note in contingency that was issued for the same sale while this one was in doubt; from then on this one is only asked after.</summary>
    public Guid? ReplacedBy { get; private set; }

    public string Digest { get; private set; } = "";

    /// <summary>What people call it.</summary>
    public string Name => Called(Model, Series, Number);

    /// <inheritdoc/>
    public override bool IsOpen => Status == DocumentStatus.Waiting;

    /// <summary>What people call the note of a number.</summary>
    public static string Called(DocumentModel model, int series, int number) => $"{(model == DocumentModel.Nfe ? "NF-e" : "NFC-e")} {series}/{number}";

    /// <summary>Whether its number stands for a note, or may yet.</summary>
    public bool IsAlive => Status is DocumentStatus.Waiting or DocumentStatus.Rejected or DocumentStatus.Authorised;

    /// <summary>The same, as the database is asked.</summary>
    public static Expression<Func<Document, bool>> Alive { get; } =
        d => d.Status == DocumentStatus.Waiting || d.Status == DocumentStatus.Rejected || d.Status == DocumentStatus.Authorised;

    /// <summary>Whether goods may leave with it: it is authorised, or was issued offline over the counter.</summary>
    public bool IsUsable => Status is DocumentStatus.Authorised or DocumentStatus.Cancelled || IsOpen && Issuance == Issuance.Offline;

    /// <summary>Whether it goes to the contingency of the state; when that is off (113, 114) its fate is known at home.</summary>
    public bool ByContingency => Issuance is Issuance.SvcAn or Issuance.SvcRs && Code is not (113 or 114);

    /// <summary>Whether the customer took it along before it was authorised: then it is never another one.</summary>
    public bool IsHandedOver => Issuance == Issuance.Offline;

    /// <inheritdoc/>
    public override Question Ask() => (InDoubt, Receipt) switch
    {
        (true, { } receipt) => new SefazQuestion(FiscalService.Result, Requests.Receipt(Environment, receipt)),
        (true, null) => new SefazQuestion(FiscalService.Query, Requests.Query(Environment, AccessKey.Parse(Key))),
        _ => new SefazQuestion(FiscalService.Authorisation, Requests.Authorise(Number, Sent)),
    };

    /// <summary>Refuses what may not be written anew, for whatever reason, at this moment.</summary>
    public void MustBeOpenToChange(DateTimeOffset now)
    {
        if (Status is not (DocumentStatus.Waiting or DocumentStatus.Rejected))
            throw new RuleBroken("document-decided", $"A {Name} já foi decidida pela SEFAZ; uma nota autorizada se cancela.");
        if (InDoubt || ReplacedBy is not null)
            throw new RuleBroken("document-in-doubt", $"Ainda não se sabe se a {Name} chegou à SEFAZ; só depois da consulta ela pode mudar.");
        if (MayArriveUntil > now)
            throw new RuleBroken("document-in-doubt", $"A {Name} ainda pode chegar à SEFAZ; aguarde cinco minutos sem resposta para mudá-la.");
        if (IsHandedOver && IsOpen) throw new RuleBroken("document-used", $"A {Name} foi entregue em contingência e tem de ser autorizada como está.");
    }

    /// <summary>Written anew under its number: after a rejection, or while it certainly has not left.</summary>
    public void Rewrite(SignedNote note, NoteTerms terms, DateTimeOffset now)
    {
        MustBeOpenToChange(now);
        if (TakenBy is { } other) throw new RuleBroken("number-taken", $"A SEFAZ já tem outra nota com este número, {other}. Abandone esta e emita outra.");
        if (note.Key.Model != Model) throw new RuleBroken("other-model", $"A {Name} tem o modelo {Model:D} e ele não muda. Abandone-a e emita outra.");
        var key = AccessKey.Parse(Key);
        if (note.Environment != Environment || note.Key.Issuer != key.Issuer || note.Key.State != key.State)
            throw new RuleBroken("other-issuer", $"O ambiente, o CNPJ ou a UF do emitente não são mais os da {Name}. Abandone-a e emita outra.");
        (Status, Code, Reason, Receipt, MayArriveUntil, Tries) = (DocumentStatus.Waiting, null, null, null, null, 0);
        Write(note, terms);
    }

    /// <summary>Terms to write it anew with: what they leave out stays as it was, and what repeats another note is not changed.</summary>
    public NoteTerms Corrected(NoteTerms terms)
    {
        if (InvoiceId is not null) return terms;
        if (RefersTo is not null && Changes(terms.References, Terms.References))
            throw new RuleBroken("note-mirrored", $"terms.references: a nota a que a {Name} se refere não muda. Abandone-a e emita outra.");
        if (RefersTo is not null && Operation is FiscalOperation.RepairReturn or FiscalOperation.SaleReturn && Changes(terms.Items, Terms.Items))
            throw new RuleBroken("note-mirrored", $"terms.items: os itens da {Name} são os da nota a que ela se refere. Abandone-a e emita outra.");
        return terms with
        {
            Items = terms.Items ?? Terms.Items, References = terms.References ?? Terms.References, Recipient = terms.Recipient ?? Terms.Recipient,
            Note = terms.Note ?? Terms.Note,
        };
    }

    /// <summary>Given up; the number has to be voided.</summary>
    public void Abandon(string reason, DateTimeOffset now)
    {
        MustBeOpenToChange(now);
        (Status, Reason, DecidedAt) = (DocumentStatus.Abandoned, reason, now);
    }

    /// <summary>
    /// Refuses to replace what was decided, what certainly has not left and what the authority can be asked after (MOC 7.0, contingency: a note that is
    /// pending is reconciled, not keyed anew).
    /// </summary>
    public void MustBeBeyondReach(DateTimeOffset now)
    {
        if (ReplacedBy is not null) throw new RuleBroken("document-replaced", $"Já há outra nota em contingência no lugar da {Name}.");
        if (Issuance != Issuance.Normal) throw new RuleBroken("already-in-contingency", $"A {Name} já foi emitida em contingência.");
        if (!IsOpen) throw new RuleBroken("document-decided", $"A SEFAZ respondeu sobre a {Name}; a contingência é para quando ela não responde.");
        if (!InDoubt && !(MayArriveUntil > now))
            throw new RuleBroken("document-not-in-doubt", $"A {Name} não chegou a sair: emita-a em contingência, com o mesmo número.");
        if (Reason is null || Code is { } code && StatusCodes.Of(code).Step is not (NextStep.Wait or NextStep.Contingency))
            throw new RuleBroken("authority-answers", $"A SEFAZ está respondendo sobre a {Name}; aguarde o resultado da consulta.");
    }

    /// <summary>Another note stands for the sale; whether this one arrived is still to be found out.</summary>
    public void ReplaceBy(Document second) => (ReplacedBy, InDoubt, MayArriveUntil) = (second.Id, true, null);

    /// <summary>The other note will not stand, so that this one does again, or may leave again.</summary>
    public void Stand() => ReplacedBy = null;

    /// <summary>Refused or unknown, it is not missed: another note stands for the sale.</summary>
    public void GiveUp(DateTimeOffset now) => (Status, InDoubt, DecidedAt) = (DocumentStatus.Abandoned, false, now);

    /// <summary>The authority has used its number after all (241): it is asked for once more.</summary>
    public void Recall() => (Status, InDoubt, Receipt, DecidedAt) = (DocumentStatus.Waiting, true, null, null);

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
            return new(new[] { taken.Wait ?? default, Later().Wait!.Value, LeastPoll }.Max());
        }
        var outcome = answer switch { LotAnswer lot => lot.Of(AccessKey.Parse(Key)), QueryAnswer found => found.Protocol ?? (Outcome)found, _ => answer };
        (Code, Reason) = (outcome.Status, outcome.Reason);
        if (outcome is Biela.Fisco.Protocol { Meaning.Step: NextStep.Authorised or NextStep.Denied } protocol)
            return Decide(protocol, answer is QueryAnswer { Cancelled: true }, now);
        if (outcome.Meaning.Step == NextStep.SendAgain)
        {
            // What is still on its way to the authority finds its number void (206), or the number cannot be voided any more (241).
            if (ReplacedBy is not null)
            {
                GiveUp(now);
                return Then.Done;
            }
            MayArriveUntil = now + Journey;
        }
        if (Paused(outcome, asked) is { } pause) return pause;
        switch (outcome.Meaning.Step)
        {
            case NextStep.QueryOther:
                return Reject(outcome.OtherKey?.Value ?? "desconhecida", now);
            case NextStep.QueryKey or NextStep.LookInside or NextStep.Poll or NextStep.Authorised or NextStep.Denied or NextStep.Cancelled:
                // Whatever it says, the key tells: of a document that was asked for the receipt is of no use any more.
                (InDoubt, Receipt) = (true, null);
                return Later();
            // A question that is refused says nothing of the note.
            case var _ when answer is QueryAnswer:
                return Later();
            default:
                return Reject(null, now);
        }
    }

    private SignedDocument Sent => new(Signed, $"NFe{Key}", Digest);

    private Then Reject(string? takenBy, DateTimeOffset now)
    {
        (Status, TakenBy, MayArriveUntil) = (DocumentStatus.Rejected, takenBy, null);
        return Decided(null, null, now);
    }

    private Then Decide(Protocol protocol, bool cancelled, DateTimeOffset now)
    {
        if (!protocol.Fits(Sent))
        {
            (Code, Reason) = (null, $"A SEFAZ tem, com a chave {protocol.Key}, um conteúdo diferente do guardado aqui. Baixe o XML autorizado pelo portal.");
            return Reject(protocol.Key.Value, now);
        }
        Status = protocol.Meaning.Step == NextStep.Denied ? DocumentStatus.Denied : cancelled ? DocumentStatus.Cancelled : DocumentStatus.Authorised;
        if (protocol.Alerts is [_, ..] alerts) Reason = string.Join("; ", alerts.Select(alert => $"{alert.Code} {alert.Message}").Prepend(Reason));
        return Decided(protocol.Number, Biela.Fisco.Processed.Document(Sent, protocol), protocol.At ?? now);
    }

    private static bool Changes<T>(IReadOnlyList<T>? now, IReadOnlyList<T>? before) => now is not null && !now.SequenceEqual(before ?? []);

    private void Write(SignedNote note, NoteTerms terms)
    {
        (Key, Issuance, IssuedAt, IssuedOn) = (note.Key.Value, note.Key.Issuance, note.At, DateOnly.FromDateTime(note.At.DateTime));
        (Signed, Digest, Total, Terms) = (note.Bytes, note.Digest, note.Total, terms);
        (ContingencySince, ContingencyReason) = (note.Contingency?.Since, note.Contingency?.Reason);
        Recipient = terms.Recipient?.Name ?? terms.Recipient?.TaxId?.ToString();
    }
}
