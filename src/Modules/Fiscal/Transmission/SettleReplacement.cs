using Biela.Contracts.Fiscal;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>Sees to it that of two notes for one sale one is left. A look may come twice or late: it does only what the letters say is missing.</summary>
internal static class SettleReplacement
{
    /// <summary>One look. Returns whether another one will be needed.</summary>
    internal static async Task<bool> Step(Guid id, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Replacements.FirstOrDefaultAsync(r => r.Id == id && r.Status == ReplacementStatus.Open, ct) is not { } replacement) return false;
        await db.LockRows("documents", [replacement.FirstId, replacement.SecondId], ct);
        var first = await db.Documents.FirstAsync(d => d.Id == replacement.FirstId, ct);
        var second = await db.Documents.FirstAsync(d => d.Id == replacement.SecondId, ct);
        var cancellation = await db.Declarations.FirstOrDefaultAsync(d => d.Id == replacement.CancellationId, ct);
        var voiding = await db.Voidings.FirstOrDefaultAsync(v => v.Id == replacement.VoidingId, ct);
        // What was refused is not missed.
        if (first.Status == DocumentStatus.Rejected) first.GiveUp(clock.GetUtcNow());
        switch (replacement.Next(first, second, cancellation, voiding))
        {
            case Settling.Cancel:
                replacement.CancelBy(await DeclareEvent.Cancel(first, Because(second), db, notary, tenant, clock, ct));
                return true;
            case Settling.Void:
                replacement.VoidBy(await Void(first, Because(second), db, notary, tenant, clock, ct));
                return true;
            case Settling.Recall:
                replacement.Recall(first);
                await db.Entrust(first, tenant, clock, ct);
                return true;
            case Settling.Wait:
                return true;
            default:
                replacement.Close(first, second, cancellation, voiding);
                if (first.IsOpen) await db.Entrust(first, tenant, clock, ct);
                Tell(db, replacement, first, second);
                return false;
        }
    }

    /// The gap may have been seen, and voided, by somebody else meanwhile.
    private static async Task<VoidedRange> Void(
        Document of, string because, FiscalDb db, Notary notary, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var profile = await db.Issuer(ct);
        await db.LockRows("profiles", [profile.Id], ct);
        if (await db.Voidings.FirstOrDefaultAsync(v => v.Environment == of.Environment && v.Model == of.Model && v.Series == of.Series
            && v.First <= of.Number && v.Last >= of.Number && v.Status != DeclarationStatus.Refused, ct) is { } known) return known;
        var key = AccessKey.Parse(of.Key);
        var voiding = new Voiding(
            of.Environment, key.State, Cnpj.Parse(key.Issuer.Value), of.IssuedOn.Year, of.Model, of.Series, of.Number, of.Number);
        var range = new VoidedRange(voiding, because, tenant.Today(clock), notary.Sign(profile, voiding.Document(because)));
        db.Add(range);
        await db.Entrust(range, tenant, clock, ct);
        return range;
    }

    private static string Because(Document second) => $"Sem resposta da SEFAZ, a operação foi documentada em contingência pela {second.Name}";

    private static void Tell(FiscalDb db, Replacement replacement, Document first, Document second) => db.Publish(new FiscalDocumentReplaced(
        first.Id, first.InvoiceId, first.Name, second.Id, second.Name, $"{replacement.Status}", replacement.Reason, $"/fiscal/documents/{first.Id}"));
}
