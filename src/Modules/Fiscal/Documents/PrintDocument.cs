using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>The DANFE, printed from the very file that was signed; of a cancelled document it says so.</summary>
internal static class PrintDocument
{
    internal static async Task<FileContentHttpResult> Handle(Guid id, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var d = await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct).Found();
        if (!d.IsUsable) throw new RuleBroken("document-not-authorised", $"A {d.Name} não está autorizada; sem isso não há DANFE.");
        var cancelled = await db.Declarations.AsNoTracking().FirstOrDefaultAsync(
            e => e.DocumentId == id && e.Kind != DeclarationKind.Correction && e.Status == DeclarationStatus.Registered, ct);
        var (moment, issuer) = (tenant.Moment(clock), (await db.Issuer(ct)).Issuer);
        var look = new DanfeLook
        {
            Printed = moment,
            Requests = [.. (d.Terms.Payments ?? []).Select(p => p.Request(issuer, $"NF{d.Series}N{d.Number}", DateOnly.FromDateTime(moment.Date)))
                .OfType<PaymentRequest>()],
            Cancelled = cancelled?.Processed is { } file ? Cancellation.Read(file) : d.Status == DocumentStatus.Cancelled ? new(d.Key) : null,
        };
        return TypedResults.Bytes(Danfe.Print(d.Processed ?? d.Signed, look), "application/pdf", $"{d.Key}.pdf");
    }
}
