using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>What notes of goods that are not sold have in common.</summary>
internal static class Moving
{
    /// <summary>An order, locked, so that its item comes in once and leaves once.</summary>
    public static async Task<OrderCard> LockedOrder(this FiscalDb db, Guid id, CancellationToken ct)
    {
        await db.LockRows("orders", [id], ct);
        return await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found();
    }

    /// <summary>The note with which the customer's item came in and the one with which it left, as far as they stand.</summary>
    public static async Task<(Document? Entry, Document? Return)> ItemNotes(
        this FiscalDb db, Guid orderId, FiscalEnvironment? environment, CancellationToken ct)
    {
        var notes = await db.Documents.AsNoTracking().Where(d => d.OrderId == orderId && d.Environment == environment
            && (d.Operation == FiscalOperation.RepairEntry || d.Operation == FiscalOperation.RepairReturn)).ToListAsync(ct);
        var standing = notes.Standing();
        return (standing.Find(d => d.Operation == FiscalOperation.RepairEntry), standing.Find(d => d.Operation == FiscalOperation.RepairReturn));
    }

    /// <summary>Those that stand, or may yet: alive, and without a living one in their place. Authorised ones come first.</summary>
    /// <param name="notes">All of the same sale, item or reference, so that whatever replaced one is among them.</param>
    public static List<Document> Standing(this IReadOnlyCollection<Document> notes)
    {
        var alive = notes.Where(d => d.IsAlive).Select(d => d.Id).ToHashSet();
        return [.. notes.Where(d => d.IsAlive && !(d.ReplacedBy is { } other && alive.Contains(other))).OrderBy(d => d.Status != DocumentStatus.Authorised)];
    }

    /// <summary>
    /// The note of ours that is referred to, locked: it stands, and so it does until this one is gone. Null when all are of the other party, whose
    /// they have to be.
    /// </summary>
    public static async Task<Document?> Referred(this FiscalDb db, NoteTerms terms, Profile profile, CancellationToken ct)
    {
        var ours = await db.Ours(terms, ct);
        if (ours.Count > 1) throw new RuleBroken("invalid", "terms.references: refira-se a uma só nota da oficina.", 400);
        MustBeOfTheParties(terms, profile);
        if (ours is not [var id]) return null;
        await db.LockRows("documents", [id], ct);
        var note = await db.Documents.FirstAsync(d => d.Id == id, ct);
        note.MustBeAuthorised();
        if (note.ReplacedBy is { } by && await db.Documents.FirstAsync(d => d.Id == by, ct) is { IsAlive: true } newer)
            throw new RuleBroken("document-replaced", $"No lugar da {note.Name} foi emitida a {newer.Name}; refira-se a ela.");
        if (await db.Declarations.AnyAsync(e => e.DocumentId == id && e.Kind != DeclarationKind.Correction && e.Status == DeclarationStatus.Waiting, ct))
            throw new RuleBroken("event-waiting", $"O cancelamento da {note.Name} está a caminho da SEFAZ; aguarde a resposta.");
        return note;
    }

    /// <summary>
    /// Refuses, when a note is written anew, references that it could not have been issued with; and a note of ours, unless it was issued with it: only
    /// then does that one stand as long as this one does.
    /// </summary>
    public static async Task MustReferAsIssued(this FiscalDb db, Document document, NoteTerms terms, Profile profile, CancellationToken ct)
    {
        if (document.InvoiceId is not null) return;
        MustReferFitly(document.Operation, terms);
        MustBeOfTheParties(terms, profile);
        if (document.RefersTo is null && await db.Ours(terms, ct) is [_, ..])
            throw new RuleBroken("note-mirrored",
                $"terms.references: a {document.Name} não foi emitida para uma nota da oficina, e isso não muda. Abandone-a e emita outra.");
    }

    /// <summary>Refuses an entry that refers to a note, and a return that does not refer to the one it returns, or not to that one alone.</summary>
    public static void MustReferFitly(FiscalOperation operation, NoteTerms terms)
    {
        if (operation == FiscalOperation.RepairEntry && terms.References is not null)
            throw new RuleBroken("invalid", "terms.references: quem emite a própria nota não precisa da de entrada; informe a dele no retorno.", 400);
        if (operation is FiscalOperation.RepairReceived or FiscalOperation.PurchaseReturn && terms.References is not [_])
            throw new RuleBroken("reference-missing", "terms.references: informe a nota com que o item saiu ou foi comprado, e só ela.", 400);
    }

    /// <summary>Refuses to cancel what another note refers to.</summary>
    public static async Task MustNotBeReferredTo(this FiscalDb db, Document note, CancellationToken ct)
    {
        if (await db.Documents.AsNoTracking().Where(Document.Alive).FirstOrDefaultAsync(d => d.RefersTo == note.Id, ct) is { } other)
            throw new RuleBroken("note-referred-to", $"A {other.Name} se refere à {note.Name}. Cancele ou abandone primeiro a {other.Name}.");
    }

    /// <summary>Goods with what the order says of them where the items leave it out.</summary>
    public static IReadOnlyList<NoteItem>? Named(this IReadOnlyList<NoteItem>? items, OrderCard order) =>
        items is null ? null : [.. items.Select(i => i with { Code = i.Code ?? order.Number, Description = i.Description ?? order.Item })];

    private static Task<List<Guid>> Ours(this FiscalDb db, NoteTerms terms, CancellationToken ct)
    {
        var keys = (terms.References ?? []).Select(r => r.Key).OfType<string>().ToList();
        return db.Documents.Where(d => keys.Contains(d.Key)).Select(d => d.Id).ToListAsync(ct);
    }

    private static void MustBeOfTheParties(NoteTerms terms, Profile profile)
    {
        foreach (var (n, reference) in (terms.References ?? []).Index())
            if (reference.Key is { } key && AccessKey.Parse(key).Issuer is var issuer && !IsOf(issuer, profile.Issuer.Cnpj)
                && terms.Recipient?.TaxId is { } other && !IsOf(issuer, other))
                throw new RuleBroken("invalid", $"terms.references[{n}].key: a nota é de {issuer}, e não do destinatário nem da oficina.", 400);
    }

    /// One company has one number for all its establishments, but for the last digits.
    private static bool IsOf(TaxId issuer, TaxId who) => issuer == who || issuer.IsCompany && who.IsCompany && issuer.Value[..8] == who.Value[..8];
}
