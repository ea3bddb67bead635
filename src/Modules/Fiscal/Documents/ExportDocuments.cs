using System.IO.Compression;
using Biela.Fisco;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>
/// A month's files for the accountant in a zip: documents, events and voidings, as they were signed and answered; of the environment the shop issues in
/// unless another one is asked for.
/// </summary>
internal static class ExportDocuments
{
    internal static async Task<FileContentHttpResult> Handle(
        string month, FiscalDb db, CancellationToken ct, FiscalEnvironment? environment = null)
    {
        if (!DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", out var first) || first.Year is < 2006 or > 2199)
            throw new RuleBroken("invalid", "month: informe o mês como 2026-11.", 400);
        var (next, of) = (first.AddMonths(1), environment ?? (await db.Issuer(ct)).Issuer.Environment);
        var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
        {
            await Put(zip, db.Documents.Where(d => d.Environment == of && d.IssuedOn >= first && d.IssuedOn < next).OrderBy(d => d.Key),
                d => $"{d.Key}-procNFe.xml", ct);
            await Put(zip, db.Declarations.Where(d => d.Environment == of && d.DeclaredOn >= first && d.DeclaredOn < next).OrderBy(d => d.Id),
                d => $"{d.Key}-{d.Type}-{d.Sequence}-procEventoNFe.xml", ct);
            await Put(zip, db.Voidings.Where(v => v.Environment == of && v.DeclaredOn >= first && v.DeclaredOn < next).OrderBy(v => v.Id),
                v => $"{v.Model:D}-{v.Series}-{v.First}-{v.Last}-procInutNFe.xml", ct);
            await Put(zip, db.ServiceNotes.Where(n => n.Environment == of && n.IssuedOn >= first && n.IssuedOn < next).OrderBy(n => n.Id),
                n => $"NFSe{n.NfseKey}.xml", ct);
            await Put(zip, db.ServiceCancellations.Where(c => c.Environment == of && c.DeclaredOn >= first && c.DeclaredOn < next).OrderBy(c => c.Id),
                c => $"NFSe{c.NfseKey}-{c.EventType}-evento.xml", ct);
        }
        return TypedResults.Bytes(zipped.ToArray(), "application/zip", $"xml-{month}.zip");
    }

    private static async Task Put<T>(ZipArchive zip, IQueryable<T> letters, Func<T, string> name, CancellationToken ct) where T : Letter
    {
        await foreach (var letter in letters.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (letter is not { Processed: { } processed, DecidedAt: { } at }) continue;
            var entry = zip.CreateEntry(name(letter));
            // When it was decided, so that the same month gives the same file.
            entry.LastWriteTime = at;
            await using var file = await entry.OpenAsync(ct);
            await file.WriteAsync(processed, ct);
        }
    }
}
