namespace Biela.Modules.Budgets;

/// <summary>Starts the next version as an editable copy; the customer keeps the one that was sent until this one is.</summary>
internal static class ReviseBudget
{
    internal sealed record Response(int Version);

    internal static async Task<Versioned<Response>> Handle(Guid id, BudgetsDb db, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var next = (await db.Latest(id, ct)).Revise(actor, clock.GetUtcNow());
        db.Budgets.Add(next);
        await db.SaveChangesAsync(ct);
        return Versioned.Created($"/api/v1/budgets/{id}/versions/{next.Revision}", new Response(next.Revision), next.Version);
    }
}
