using Biela.Contracts.Fiscal;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Letters on their way.</summary>
internal static class Letters
{
    /// <summary>Hands a letter over to the courier, who takes it once this transaction has committed.</summary>
    public static Task Entrust(this FiscalDb db, Letter letter, Tenant tenant, TimeProvider clock, CancellationToken ct) =>
        db.Entrust(letter.Id, KindOf(letter), tenant, clock, ct);

    /// <summary>Hands over what is settled by letters.</summary>
    public static Task Entrust(this FiscalDb db, Replacement replacement, Tenant tenant, TimeProvider clock, CancellationToken ct) =>
        db.Entrust(replacement.Id, LetterKind.Replacement, tenant, clock, ct);

    private static async Task Entrust(this FiscalDb db, Guid id, LetterKind kind, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Errands.FirstOrDefaultAsync(e => e.Id == id, ct) is { } known) known.DueAt = clock.GetUtcNow();
        else db.Add(new Errand { Id = id, Tenant = tenant.Id, Zone = tenant.Zone.Id, DueAt = clock.GetUtcNow(), Kind = kind });
        db.WakeOnCommit(Courier.Side);
    }

    /// <summary>Has the replacement looked at that waits for this letter.</summary>
    public static async Task Stir(this FiscalDb db, Letter letter, DateTimeOffset now, CancellationToken ct)
    {
        var (document, voiding) = (letter switch { Document d => d.Id, Declaration e => e.DocumentId, _ => Guid.Empty }, letter.Id);
        var waiting = db.Replacements.Where(r => r.Status == ReplacementStatus.Open
            && (r.FirstId == document || r.SecondId == document || r.VoidingId == voiding)).Select(r => r.Id);
        await db.Errands.Where(e => waiting.Contains(e.Id)).ExecuteUpdateAsync(row => row.SetProperty(e => e.DueAt, now), ct);
        db.WakeOnCommit(Courier.Side);
    }

    /// <summary>The letter of an errand; null when it is gone.</summary>
    public static async Task<Letter?> Letter(this FiscalDb db, Errand errand, CancellationToken ct) => errand.Kind switch
    {
        LetterKind.Document => await db.Documents.FirstOrDefaultAsync(d => d.Id == errand.Id, ct),
        LetterKind.Declaration => await db.Declarations.FirstOrDefaultAsync(d => d.Id == errand.Id, ct),
        LetterKind.Voiding => await db.Voidings.FirstOrDefaultAsync(v => v.Id == errand.Id, ct),
        LetterKind.ServiceNote => await db.ServiceNotes.FirstOrDefaultAsync(n => n.Id == errand.Id, ct),
        LetterKind.ServiceCancellation => await db.ServiceCancellations.FirstOrDefaultAsync(c => c.Id == errand.Id, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(errand)),
    };

    private static LetterKind KindOf(Letter letter) => letter switch
    {
        Document => LetterKind.Document,
        Declaration => LetterKind.Declaration,
        VoidedRange => LetterKind.Voiding,
        ServiceNote => LetterKind.ServiceNote,
        ServiceCancellationLetter => LetterKind.ServiceCancellation,
        _ => throw new ArgumentOutOfRangeException(nameof(letter)),
    };

    /// <summary>The errand is done, or due again.</summary>
    public static Task Settle(this FiscalDb db, Errand errand, DateTimeOffset? due, CancellationToken ct) => due is { } then
        ? db.Errands.Where(e => e.Id == errand.Id).ExecuteUpdateAsync(row => row.SetProperty(e => e.DueAt, then), ct)
        : db.Errands.Where(e => e.Id == errand.Id).ExecuteDeleteAsync(ct);

    /// <summary>Tells the books and the other modules what the authority decided; a cancelled note is cancelled here.</summary>
    public static async Task Tell(this FiscalDb db, Letter letter, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        await db.Book(letter, ct);
        switch (letter)
        {
            case Document document:
                Tell(db, document);
                break;
            case Declaration declaration:
                await Tell(db, declaration, ct);
                break;
            case ServiceNote note:
                Tell(db, note);
                if (note is { Status: DocumentStatus.Authorised, Replaces: { } old }) await Replace(db, old, note, tenant, clock, ct);
                break;
            case ServiceCancellationLetter cancellation:
                await Tell(db, cancellation, ct);
                break;
        }
    }

    private static async Task Tell(FiscalDb db, Declaration declaration, CancellationToken ct)
    {
        var of = await db.Documents.FirstAsync(d => d.Id == declaration.DocumentId, ct);
        if (declaration.Status == DeclarationStatus.Refused)
            db.Publish(new FiscalEventRefused(of.Id, declaration.Id, of.Name, $"{declaration.Kind}", declaration.Code, declaration.Reason ?? "", PageOf(of)));
        else if (declaration.Cancels)
        {
            of.Cancel();
            db.Publish(new FiscalDocumentCancelled(of.Id, of.InvoiceId, of.Name, of.Key, declaration.Text, of.Total.Cents, declaration.DeclaredOn));
        }
    }

    private static async Task Tell(FiscalDb db, ServiceCancellationLetter cancellation, CancellationToken ct)
    {
        var of = await db.ServiceNotes.FirstAsync(n => n.Id == cancellation.NoteId, ct);
        if (cancellation.Status == DeclarationStatus.Refused)
            db.Publish(new FiscalEventRefused(
                of.Id, cancellation.Id, of.Name, $"{DeclarationKind.Cancellation}", null, cancellation.Reason ?? "", PageOf(of)));
        else
        {
            of.Cancel();
            db.Publish(new FiscalDocumentCancelled(of.Id, null, of.Name, of.NfseKey!, cancellation.Text, of.Total.Cents, cancellation.DeclaredOn));
        }
    }

    private static void Tell(FiscalDb db, ServiceNote n)
    {
        if (n.Status == DocumentStatus.Authorised)
            db.Publish(new FiscalDocumentAuthorised(n.Id, null, n.Name, n.NfseKey!, n.Recipient, n.Total.Cents, n.IssuedOn, PageOf(n)));
        else db.Publish(new FiscalDocumentRejected(n.Id, null, n.Name, null, n.Reason ?? "", false, n.DecidedAt!.Value, PageOf(n)));
    }

    /// The authority has taken the old note back; its word for that is fetched and kept.
    private static async Task Replace(FiscalDb db, Guid old, ServiceNote by, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var of = await db.ServiceNotes.FirstAsync(n => n.Id == old, ct);
        var letter = new ServiceCancellationLetter(of, by, by.ReplaceReason ?? $"Substituída pela {by.Name}", tenant.Today(clock));
        db.Add(letter);
        await db.Entrust(letter, tenant, clock, ct);
    }

    private static string PageOf(Letter letter) => letter is ServiceNote ? $"/fiscal/service-notes/{letter.Id}" : $"/fiscal/documents/{letter.Id}";

    private static void Tell(FiscalDb db, Document d)
    {
        // Nobody has to correct what another note stands for; what became of it is told when that is settled.
        if (d.ReplacedBy is not null && d.Status is DocumentStatus.Abandoned or DocumentStatus.Rejected) return;
        if (d.Status is DocumentStatus.Authorised or DocumentStatus.Cancelled)
            db.Publish(new FiscalDocumentAuthorised(d.Id, d.InvoiceId, d.Name, d.Key, d.Recipient, d.Total.Cents, d.IssuedOn, PageOf(d)));
        else
            db.Publish(new FiscalDocumentRejected(
                d.Id, d.InvoiceId, d.Name, d.Code, d.Reason ?? "", d.Status == DocumentStatus.Denied, d.DecidedAt!.Value, PageOf(d)));
        if (d.Status == DocumentStatus.Cancelled)
            db.Publish(new FiscalDocumentCancelled(d.Id, d.InvoiceId, d.Name, d.Key, d.Reason ?? "", d.Total.Cents, d.IssuedOn));
    }
}
