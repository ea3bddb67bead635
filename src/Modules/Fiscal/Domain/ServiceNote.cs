using Biela.Fisco;

namespace Biela.Modules.Fiscal.Domain;

/// <summary>A DPS as it was written and signed, which is what leaves.</summary>
/// <param name="Id">The identifier of the DPS.</param>
/// <param name="Environment">Where it counts.</param>
/// <param name="Signed">With its signature.</param>
/// <param name="At">Moment of emission, with the shop's offset.</param>
/// <param name="Price">vServ.</param>
/// <param name="Net">What the customer pays to the shop, after what is withheld.</param>
/// <param name="ServiceDay">dCompet.</param>
internal sealed record SignedService(
    DpsId Id, FiscalEnvironment Environment, SignedDocument Signed, DateTimeOffset At, Money Price, Money Net, DateOnly ServiceDay);

/// <summary>A note that another one shall replace.</summary>
/// <param name="Id">The note.</param>
/// <param name="Reason">In words; needed with <see cref="ServiceReplacement.Other"/>.</param>
internal sealed record ServiceReplaced(Guid Id, ServiceReplacement Why, string? Reason);

/// <summary>
/// The services of an order on an NFS-e. The shop declares them (DPS) and the Sefin Nacional makes the note; a DPS has no random part, so that the same
/// one sent twice is still one.
/// </summary>
internal sealed class ServiceNote : Letter
{
    /// <summary>How long a DPS that the authority does not know may still be on its way to it.</summary>
    private static readonly TimeSpan Journey = TimeSpan.FromMinutes(5);

    private ServiceNote() { }

    /// <summary>A declaration that was just signed.</summary>
    public ServiceNote(Guid orderId, SignedService declared, ServiceTerms terms, ServiceReplaced? replaced = null)
    {
        (Replaces, ReplaceWhy, ReplaceReason) = (replaced?.Id, replaced?.Why, replaced?.Reason);
        (OrderId, Environment, Declaration) = (orderId, declared.Environment, declared.Id.Value);
        (Series, Number) = (declared.Id.Series, (int)declared.Id.Number);
        Write(declared, terms);
    }

    public Guid OrderId { get; private init; }

    /// <summary>The note in whose place this one stands once it is authorised.</summary>
    public Guid? Replaces { get; private init; }

    /// <summary>Why it does.</summary>
    public ServiceReplacement? ReplaceWhy { get; private init; }

    public string? ReplaceReason { get; private init; }

    /// <summary>The identifier of the DPS, 45 characters.</summary>
    public string Declaration { get; private init; } = "";

    public int Series { get; private init; }

    /// <summary>The number of the DPS; the note has one of its own.</summary>
    public int Number { get; private init; }

    /// <summary>The key of the NFS-e, once there is one.</summary>
    public string? NfseKey { get; private set; }

    public long? NfseNumber { get; private set; }
    public DateTimeOffset IssuedAt { get; private set; }
    public DateOnly IssuedOn { get; private set; }

    /// <summary>dCompet, to whose month revenue and ISS belong; null for notes of before it was kept here: their file says it.</summary>
    public DateOnly? ServiceDay { get; private set; }

    public string? Recipient { get; private set; }

    /// <summary>vServ.</summary>
    public Money Total { get; private set; }

    /// <summary>What the customer pays to the shop.</summary>
    public Money Net { get; private set; }

    /// <summary>What was asked for, to write it again.</summary>
    public ServiceTerms Terms { get; private set; } = null!;

    public DocumentStatus Status { get; private set; }

    /// <summary>Whether the authority said that this DPS is a note already (E0014), which it will not be twice.</summary>
    public bool WasIssued { get; private set; }

    /// <summary>The other note that the authority made of a DPS with this number.</summary>
    public string? TakenBy { get; private set; }

    /// <inheritdoc cref="Document.MayArriveUntil"/>
    public DateTimeOffset? MayArriveUntil { get; private set; }

    public string Digest { get; private set; } = "";

    /// <summary>What people call it.</summary>
    public string Name => NfseNumber is { } number ? $"NFS-e {number}" : $"DPS {Series}/{Number}";

    /// <inheritdoc/>
    public override bool IsOpen => Status == DocumentStatus.Waiting;

    /// <summary>Whether it stands for the order's services, or may yet.</summary>
    public bool IsAlive => Status is DocumentStatus.Waiting or DocumentStatus.Rejected or DocumentStatus.Authorised;

    /// <inheritdoc/>
    public override Question Ask() => NfseKey is { } key ? new SefinQuestion(Sefin.Note(Environment, Biela.Fisco.NfseKey.Parse(key)))
        : InDoubt || WasIssued ? new SefinQuestion(Sefin.Declaration(Environment, DpsId.Parse(Declaration)))
        : new SefinQuestion(Sefin.Notes(Environment), Sefin.Issue(new(Signed, Declaration, Digest)));

    /// <summary>Refuses what may not be written anew or given up at this moment.</summary>
    public void MustBeOpenToChange(DateTimeOffset now)
    {
        if (Status is not (DocumentStatus.Waiting or DocumentStatus.Rejected))
            throw new RuleBroken("document-decided", $"A {Name} já foi decidida pela Sefin Nacional; uma NFS-e autorizada se cancela.");
        if (InDoubt || WasIssued || MayArriveUntil > now)
            throw new RuleBroken("document-in-doubt", $"Ainda não se sabe se a {Name} virou NFS-e; aguarde a resposta da Sefin Nacional.");
    }

    /// <summary>Written anew under its number, after a refusal or while it certainly has not left.</summary>
    public void Rewrite(SignedService declared, ServiceTerms terms, DateTimeOffset now)
    {
        MustBeOpenToChange(now);
        if (TakenBy is { } other) throw new RuleBroken("number-taken", $"A Sefin Nacional já tem outra nota com este número, {other}. Abandone esta.");
        if (declared.Id.Value != Declaration || declared.Environment != Environment)
            throw new RuleBroken(
                "other-issuer", $"O ambiente, o CNPJ, o município ou a série do prestador não são mais os da {Name}. Abandone-a e emita outra.");
        (Status, Code, Reason, MayArriveUntil, Tries) = (DocumentStatus.Waiting, null, null, null, 0);
        Write(declared, terms);
    }

    /// <summary>Given up; numbers of DPS may be left out.</summary>
    public void Abandon(string reason, DateTimeOffset now)
    {
        MustBeOpenToChange(now);
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
    protected override Then? Read(Question question, Delivery.Answered answered, DateTimeOffset now)
    {
        switch (answered.OfSefin)
        {
            case SefinAnswer.Issued issued:
                return Decide(issued, now);
            case SefinAnswer.Located located when located.Declaration is null || located.Declaration.Value.Value == Declaration:
                (NfseKey, InDoubt, WasIssued) = (located.Key.Value, true, true);
                return Later();
            case SefinAnswer.Refused { Step: NextStep.QueryKey } known:
                (WasIssued, InDoubt, Reason) = (true, true, known.Errors[0].ToString());
                return Later();
            // A declaration that is not known may leave, and one that left long ago may have been lost.
            case var _ when !question.Changes && answered.HttpStatus == 404 && !WasIssued:
                (InDoubt, MayArriveUntil) = (false, now + Journey);
                return Later();
            case SefinAnswer.Refused refused when question.Changes && IsFinal(answered.HttpStatus):
                return Reject(string.Join("; ", refused.Errors), now);
            default: return null;
        }
    }

    private Then Decide(SefinAnswer.Issued issued, DateTimeOffset now)
    {
        IssuedNfse note;
        try { note = IssuedNfse.Read(issued.Xml); }
        catch (RuleBroken unreadable)
        {
            Reason = unreadable.Message;
            return Later();
        }
        if (note.Declaration.Value != Declaration || note.DeclarationDigest != Digest)
        {
            (TakenBy, NfseKey, WasIssued) = (issued.Key.Value, null, false);
            return Reject($"A Sefin Nacional já tem, com este número de DPS, outra nota: {issued.Key}. Abandone esta e emita com outro número.", now);
        }
        (Status, NfseKey, NfseNumber, Net) = (DocumentStatus.Authorised, issued.Key.Value, note.Number, note.Net);
        (WasIssued, MayArriveUntil) = (false, null);
        Reason = issued.Alerts is [_, ..] alerts ? string.Join("; ", alerts) : "NFS-e autorizada";
        return Decided(null, issued.Xml, note.At);
    }

    private Then Reject(string why, DateTimeOffset now)
    {
        (Status, Code, Reason, MayArriveUntil) = (DocumentStatus.Rejected, null, why, null);
        return Decided(null, null, now);
    }

    private void Write(SignedService declared, ServiceTerms terms)
    {
        (Signed, Digest, Total, Net, Terms) = (declared.Signed.Bytes, declared.Signed.DigestValue, declared.Price, declared.Net, terms);
        (IssuedAt, IssuedOn, ServiceDay) = (declared.At, DateOnly.FromDateTime(declared.At.DateTime), declared.ServiceDay);
        Recipient = terms.Recipient?.Name ?? terms.Recipient?.TaxId?.ToString();
    }
}
