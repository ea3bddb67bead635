using Biela.Contracts.Orders;

namespace Biela.Modules.Orders;

/// <summary>Announces a photo or document and says where to send it; it counts once it is confirmed.</summary>
internal static class AttachFile
{
    internal sealed record Request(
        [Required, StringLength(200, MinimumLength = 1)] string Name, [Required, StringLength(100)] string Type, [Range(1, int.MaxValue)] long Size);

    internal sealed record Response(Guid Id, SignedUrl Upload);

    internal static async Task<Created<Response>> Handle(
        Guid id, Request request, OrdersDb db, IFiles files, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var (order, now) = (await db.Orders.FirstOrDefaultAsync(o => o.Id == id, ct).Found(), clock.GetUtcNow());
        var key = FileKey.New(tenant, "orders", now);
        var file = Attachment.Announce(order, request.Name, request.Type, request.Size, key, actor.Name, now);
        await EnsureRoom(db, file, ct);
        db.Attachments.Add(file);
        // Whatever was not confirmed when the address has ended and any upload under way is over is forgotten.
        db.Publish(new AttachmentAbandoned(order.Id, file.Id), notBefore: now + 2 * SignedUrl.ToUpload);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/orders/{id}/attachments/{file.Id}", new Response(file.Id, await files.Upload(key, file.Type, file.Size)));
    }

    /// Also what is only announced takes its room.
    private static async Task EnsureRoom(OrdersDb db, Attachment file, CancellationToken ct)
    {
        var kept = db.Attachments.Where(a => a.RemovedAt == null);
        if (await kept.CountAsync(a => a.OrderId == file.OrderId, ct) >= Attachment.Most)
            throw new RuleBroken("too-many-attachments", $"A ordem já tem {Attachment.Most} arquivos. Remova algum antes.");
        if (await kept.SumAsync(a => a.Size, ct) + file.Size > Attachment.Quota)
            throw new RuleBroken("quota-exceeded", "O espaço para arquivos da empresa acabou. Remova os que não servem mais.");
    }
}
