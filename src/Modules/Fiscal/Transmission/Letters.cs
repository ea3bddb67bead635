using Biela.Contracts.Fiscal;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Letters on their way.</summary>
internal static class Letters
{
    /// <summary>Hands a letter over to the courier, who takes it once this transaction has committed.</summary>
    public static async Task Entrust(this FiscalDb db, Letter letter, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Errands.FirstOrDefaultAsync(e => e.Id == letter.Id, ct) is { } known) known.DueAt = clock.GetUtcNow();
        else
            db.Add(new Errand
            {
                Id = letter.Id, Tenant = tenant.Id, Zone = tenant.Zone.Id, DueAt = clock.GetUtcNow(),
                Kind = KindOf(letter),
            });
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

    /// <summary>Tells the other modules what the authority decided; a cancelled note is cancelled here.</summary>
    public static Task Tell(this FiscalDb db, Letter letter, CancellationToken ct)
    {
        switch (letter)
        {
            case Document document:
                Tell(db, document);
                return Task.CompletedTask;
            case Declaration declaration: return Tell(db, declaration, ct);
            case ServiceNote note:
                Tell(db, note);
                return Task.CompletedTask;
            case ServiceCancellationLetter cancellation: return Tell(db, cancellation, ct);
            default: return Task.CompletedTask;
        }
    }

    private static async Task Tell(FiscalDb db, Declaration declaration, CancellationToken ct)
    {
        var of = await db.Documents.FirstAsync(d => d.Id == declaration.DocumentId, ct);
        if (declaration.Status == DeclarationStatus.Refused)
            db.Publish(new FiscalEventRefused(of.Id, declaration.Id, of.Name, $"{declaration.Kind}", declaration.Code, declaration.Reason ?? "", PageOf(of)));
        else if (declaration.Kind == DeclarationKind.Cancellation)
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
            db.Publish(new FiscalDocumentAuthorised(n.Id, null, n.Name, n.NfseKey!, n.Recipient, n.Total.Cents, n.IssuedOn));
        else db.Publish(new FiscalDocumentRejected(n.Id, null, n.Name, null, n.Reason ?? "", false, n.DecidedAt!.Value, PageOf(n)));
    }

    private static string PageOf(Letter letter) => letter is ServiceNote ? $"/fiscal/service-notes/{letter.Id}" : $"/fiscal/documents/{letter.Id}";

    private static void Tell(FiscalDb db, Document d)
    {
        if (d.Status is DocumentStatus.Authorised or DocumentStatus.Cancelled)
            db.Publish(new FiscalDocumentAuthorised(d.Id, d.InvoiceId, d.Name, d.Key, d.Recipient, d.Total.Cents, d.IssuedOn));
        else
            db.Publish(new FiscalDocumentRejected(
                d.Id, d.InvoiceId, d.Name, d.Code, d.Reason ?? "", d.Status == DocumentStatus.Denied, d.DecidedAt!.Value, PageOf(d)));
        if (d.Status == DocumentStatus.Cancelled)
            db.Publish(new FiscalDocumentCancelled(d.Id, d.InvoiceId, d.Name, d.Key, d.Reason ?? "", d.Total.Cents, d.IssuedOn));
    }
}
