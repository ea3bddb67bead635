namespace Biela.Modules.CashFlow;

/// <summary>Money changes its place, not its owner: two entries with one id and net zero.</summary>
internal static class Transfer
{
    internal const string Category = "Transferência";

    internal sealed record Request(Guid From, Guid To, DateOnly Day, Money Amount, [StringLength(200)] string? Description = null);

    internal sealed record Response(Guid Id, IReadOnlyList<Guid> Entries);

    internal static async Task<Created<Response>> Handle(Request request, CashFlowDb db, Tenant tenant, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        if (request.Amount <= Money.Zero) throw new RuleBroken("amount-not-positive", "Informe um valor maior que zero.", 400);
        if (request.From == request.To) throw new RuleBroken("same-account", "Escolha duas contas diferentes.", 400);
        await db.RequireDay(request.Day, [request.From, request.To], tenant, clock, ct);
        var (id, stamp) = (Guid.CreateVersion7(), new Stamp(actor.Name, clock.GetUtcNow()));
        var (source, target) = (await db.Accounts.SingleAsync(a => a.Id == request.From, ct), await db.Accounts.SingleAsync(a => a.Id == request.To, ct));
        var left = Leg(source.Id, -request.Amount, $"Transferência para {target.Name}");
        var arrived = Leg(target.Id, request.Amount, $"Transferência de {source.Name}");
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/cashflow/transfers/{id}", new Response(id, [left.Id, arrived.Id]));

        CashEntry Leg(Guid account, Money amount, string description) =>
            db.Write(new(account, request.Day, amount, Category, request.Description ?? description, stamp) { TransferId = id });
    }
}
