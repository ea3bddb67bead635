using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;
using StatusCodes = Biela.Fisco.StatusCodes;

namespace Biela.Modules.Fiscal;

/// <summary>A document with what the authority said of it, and its events.</summary>
internal static class ShowDocument
{
    internal sealed record Event(
        Guid Id, DeclarationKind Kind, int Sequence, string Text, DeclarationStatus Status, DateOnly DeclaredOn, int? Code, string? Reason, string? Protocol);

    internal sealed record Response(
        Guid Id, Guid? InvoiceId, string Name, DocumentModel Model, FiscalEnvironment Environment, int Series, int Number, string AccessKey, Issuance Issuance,
        DateTimeOffset IssuedAt, string? Recipient, Money Total, DocumentStatus Status, bool InDoubt, int? Code, string? Reason, string? Advice,
        string? TakenBy, string? Protocol, DateTimeOffset? DecidedAt, IReadOnlyList<Event> Events, FiscalOperation Operation,
        Guid? OrderId, Guid? RefersTo, Guid? ReplacedBy)
    {
        internal static Response Of(Document d, IEnumerable<Declaration> events) => new(
            d.Id, d.InvoiceId, d.Name, d.Model, d.Environment, d.Series, d.Number, d.Key, d.Issuance, d.IssuedAt, d.Recipient, d.Total, d.Status, d.InDoubt,
            d.Code, d.Reason, d.Code is { } code ? StatusCodes.Of(code).Advice : null, d.TakenBy, d.Protocol, d.DecidedAt,
            [.. events.OrderBy(e => e.Id).Select(e => new Event(e.Id, e.Kind, e.Sequence, e.Text, e.Status, e.DeclaredOn, e.Code, e.Reason, e.Protocol))],
            d.Operation, d.OrderId, d.RefersTo, d.ReplacedBy);
    }

    internal static async Task<Versioned<Response>> Handle(Guid id, FiscalDb db, CancellationToken ct)
    {
        var document = await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct).Found();
        var events = await db.Declarations.AsNoTracking().Where(d => d.DocumentId == id).ToListAsync(ct);
        return Versioned.Ok(Response.Of(document, events), document.Version);
    }
}
