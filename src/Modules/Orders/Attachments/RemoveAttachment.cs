using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>Takes a photo or document off the order; who did it stays, the content goes. Twice is once.</summary>
internal static class RemoveAttachment
{
    internal static async Task<NoContent> Handle(Guid id, Guid attachmentId, OrdersDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        await db.LockRows("attachments", [attachmentId], ct);
        var file = await db.Attachments.FirstOrDefaultAsync(a => a.Id == attachmentId && a.OrderId == id, ct).Found();
        if (file.Remove(actor.Name, clock.GetUtcNow()))
        {
            (await db.Orders.FirstAsync(o => o.Id == id, ct)).Detached(file, actor.Name, clock.GetUtcNow());
            db.Publish(new AttachmentAbandoned(id, file.Id));
        }
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
