namespace Biela.Modules.CashFlow;

/// <summary>Somebody writes a movement into the book; it may have happened on an earlier day.</summary>
internal static class PostEntry
{
    internal sealed record Request(Guid AccountId, DateOnly Day, Money Amount, [Required, StringLength(60, MinimumLength = 1)] string Category,
        [Required, StringLength(200, MinimumLength = 1)] string Description);

    internal sealed record Response(Guid Id);

    internal static async Task<Created<Response>> Handle(Request request, CashFlowDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        await db.RequireDay(request.Day, [request.AccountId], tenant, clock, ct);
        var entry = db.Write(new(request.AccountId, request.Day, request.Amount, request.Category, request.Description, new(actor.Name, clock.GetUtcNow())));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/cashflow/entries/{entry.Id}", new Response(entry.Id));
    }
}
