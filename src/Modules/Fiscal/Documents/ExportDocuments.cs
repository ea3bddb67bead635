using System.IO.Compression;
using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A month's files for the accountant in a zip: documents, events and voidings, as they were signed and answered.</summary>
internal static class ExportDocuments
{
    internal static async Task<FileContentHttpResult> Handle(string month, FiscalDb db, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact($"{month}-01", "yyyy-MM-dd", out var first)) throw new RuleBroken("invalid", "month: informe o mês como 2026-11.", 400);
        var next = first.AddMonths(1);
        var zipped = new MemoryStream();
        using (var zip = new ZipArchive(zipped, ZipArchiveMode.Create, leaveOpen: true))
        {
            await foreach (var d in db.Documents.AsNoTracking().Where(d => d.IssuedOn >= first && d.IssuedOn < next && d.Processed != null)
                .OrderBy(d => d.Key).AsAsyncEnumerable().WithCancellation(ct))
                await Put(zip, $"{d.Key}-procNFe.xml", d, ct);
            await foreach (var e in db.Declarations.AsNoTracking().Where(d => d.DeclaredOn >= first && d.DeclaredOn < next && d.Processed != null)
                .OrderBy(d => d.Id).AsAsyncEnumerable().WithCancellation(ct))
                await Put(zip, $"{e.Key}-{e.Type}-{e.Sequence}-procEventoNFe.xml", e, ct);
            await foreach (var v in db.Voidings.AsNoTracking().Where(v => v.DeclaredOn >= first && v.DeclaredOn < next && v.Processed != null)
                .OrderBy(v => v.Id).AsAsyncEnumerable().WithCancellation(ct))
                await Put(zip, $"{v.Model:D}-{v.Series}-{v.First}-{v.Last}-procInutNFe.xml", v, ct);
        }
        return TypedResults.Bytes(zipped.ToArray(), "application/zip", $"xml-{month}.zip");
    }

    private static async Task Put(ZipArchive zip, string name, Letter letter, CancellationToken ct)
    {
        var entry = zip.CreateEntry(name);
        // When it was decided, so that the same month gives the same file.
        entry.LastWriteTime = letter.DecidedAt ?? DateTimeOffset.UnixEpoch;
        await using var file = await entry.OpenAsync(ct);
        await file.WriteAsync(letter.Processed, ct);
    }
}
