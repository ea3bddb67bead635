using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>Forgets the content of what was removed, and all of what was announced and never came.</summary>
internal static class DropFile
{
    internal static async Task Handle(AttachmentAbandoned abandoned, OrdersDb db, IFiles files, CancellationToken ct)
    {
        await db.LockRows("attachments", [abandoned.AttachmentId], ct);
        var file = await db.Attachments.FirstOrDefaultAsync(a => a.Id == abandoned.AttachmentId, ct);
        if (file is null or { ConfirmedAt: not null, RemovedAt: null }) return;
        await files.Delete(FileKey.Of(file.Key), ct);
        if (file.ConfirmedAt is null) db.Attachments.Remove(file);
    }
}
