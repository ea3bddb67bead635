namespace Biela.Modules.Orders;

/// <summary>The file was sent: it is read once, and belongs to the order if it is what was announced. Twice is once.</summary>
internal static class ConfirmAttachment
{
    internal static async Task<Ok<ListAttachments.Item>> Handle(
        Guid id, Guid attachmentId, OrdersDb db, IFiles files, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var file = await db.Attachments.FirstOrDefaultAsync(a => a.Id == attachmentId && a.OrderId == id && a.RemovedAt == null, ct).Found();
        // Read before the transaction begins, which holds the module's turn to write.
        await using var content = file.ConfirmedAt is not null ? null : await files.Open(FileKey.Of(file.Key), ct)
            ?? throw new RuleBroken("not-uploaded", "O arquivo ainda não foi enviado. Envie-o antes de confirmar.");
        var received = content is null ? null : await Received.Read(content, ct);

        await using var work = await db.Begin(ct);
        await db.LockRows("attachments", [file.Id], ct);
        await db.Entry(file).ReloadAsync(ct);
        if (db.Entry(file).State == EntityState.Detached) throw new RuleBroken("not-found", "Não encontrado.", 404);
        if (received is not null && file.Confirm(received, clock.GetUtcNow()))
            (await db.Orders.FirstAsync(o => o.Id == id, ct)).Attached(file, actor.Name, clock.GetUtcNow());
        await work.Commit(ct);
        return TypedResults.Ok(new ListAttachments.Item(file.Id, file.Name, file.Type, file.Size, file.Sha256!, file.AddedBy, file.AddedAt));
    }
}
