using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A registered letter of correction on paper.</summary>
internal static class PrintCorrection
{
    internal static async Task<FileContentHttpResult> Handle(Guid id, int sequence, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var letter = await db.Declarations.AsNoTracking().FirstOrDefaultAsync(e => e.DocumentId == id && e.Kind == DeclarationKind.Correction
            && e.Sequence == sequence && e.Status == DeclarationStatus.Registered, ct).Found();
        var document = await db.Documents.AsNoTracking().FirstAsync(d => d.Id == id, ct);
        var pdf = CorrectionLetter.Print(document.Processed!, letter.Processed!, new() { Printed = tenant.Moment(clock) });
        return TypedResults.Bytes(pdf, "application/pdf", $"{document.Key}-CCe-{sequence}.pdf");
    }
}
