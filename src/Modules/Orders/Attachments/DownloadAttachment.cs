namespace Biela.Modules.Orders;

/// <summary>Where a photo or document can be fetched for the next hour.</summary>
internal static class DownloadAttachment
{
    internal static async Task<Ok<SignedUrl>> Handle(Guid id, Guid attachmentId, OrdersDb db, IFiles files, CancellationToken ct)
    {
        var file = await db.Attachments.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == attachmentId && a.OrderId == id && a.ConfirmedAt != null && a.RemovedAt == null, ct).Found();
        return TypedResults.Ok(await files.Download(FileKey.Of(file.Key), file.Type, file.Name));
    }
}
