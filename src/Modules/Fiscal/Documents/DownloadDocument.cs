namespace Biela.Modules.Fiscal;

/// <summary>The file of a document: beside its protocol once it is authorised, as it was signed before that.</summary>
internal static class DownloadDocument
{
    internal static async Task<FileContentHttpResult> Handle(Guid id, FiscalDb db, CancellationToken ct)
    {
        var d = await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct).Found();
        return TypedResults.Bytes(d.Processed ?? d.Signed, "application/xml", $"{d.Key}-{(d.Processed is null ? "nfe" : "procNFe")}.xml");
    }
}
