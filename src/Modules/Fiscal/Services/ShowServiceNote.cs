using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A service note with what the authority said of it, and its cancellations.</summary>
internal static class ShowServiceNote
{
    internal sealed record Event(Guid Id, string Text, DeclarationStatus Status, DateOnly DeclaredOn, string? Reason);

    internal sealed record Response(
        Guid Id, Guid OrderId, string Name, FiscalEnvironment Environment, string Declaration, int Series, int Number, string? NfseKey, long? NfseNumber,
        DateTimeOffset IssuedAt, string? Recipient, Money Total, Money Net, DocumentStatus Status, bool InDoubt, string? Reason, DateTimeOffset? DecidedAt,
        IReadOnlyList<Event> Events, Guid? Replaces)
    {
        internal static Response Of(ServiceNote n, IEnumerable<ServiceCancellationLetter> events) => new(
            n.Id, n.OrderId, n.Name, n.Environment, n.Declaration, n.Series, n.Number, n.NfseKey, n.NfseNumber, n.IssuedAt, n.Recipient, n.Total, n.Net,
            n.Status, n.InDoubt, n.Reason, n.DecidedAt, [.. events.OrderBy(e => e.Id).Select(e => new Event(e.Id, e.Text, e.Status, e.DeclaredOn, e.Reason))],
            n.Replaces);
    }

    internal static async Task<Versioned<Response>> Handle(Guid id, FiscalDb db, CancellationToken ct)
    {
        var note = await db.ServiceNotes.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, ct).Found();
        var events = await db.ServiceCancellations.AsNoTracking().Where(c => c.NoteId == id).ToListAsync(ct);
        return Versioned.Ok(Response.Of(note, events), note.Version);
    }
}
