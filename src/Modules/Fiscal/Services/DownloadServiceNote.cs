namespace Biela.Modules.Fiscal;

/// <summary>The file of a service note as the authority signed it; before that, the declaration as the shop did.</summary>
internal static class DownloadServiceNote
{
    internal static async Task<FileContentHttpResult> Handle(Guid id, FiscalDb db, CancellationToken ct)
    {
        var n = await db.ServiceNotes.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, ct).Found();
        return TypedResults.Bytes(n.Processed ?? n.Signed, "application/xml", n.Processed is null ? $"{n.Declaration}.xml" : $"NFSe{n.NfseKey}.xml");
    }
}
