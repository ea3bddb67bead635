namespace Biela.Modules.Purchasing;

/// <summary>Somebody wants more of a part than orders and reorder points ask for.</summary>
internal static class RequestPart
{
    internal sealed record Request([Required, StringLength(60)] string Sku, Quantity Quantity);

    internal sealed record Response(Guid? Id, Quantity Pending);

    internal static async Task<Ok<Response>> Handle(Request request, PurchasingDb db, CancellationToken ct)
    {
        if (request.Quantity <= Quantity.Zero || request.Quantity > Limits.Quantity)
            throw new RuleBroken("invalid-quantity", $"Informe uma quantidade maior que zero (até {Limits.Quantity}).", 400);
        var part = (await db.PartsOf([request.Sku], ct)).SingleOrDefault() ?? throw Unknown(request.Sku);
        part.Request(request.Quantity);
        db.Announce(part);
        await db.SaveChangesAsync(ct);
        var need = part.Needs.Find(n => n.Status == NeedStatus.Pending);
        return TypedResults.Ok(new Response(need?.Id, need?.Quantity ?? Quantity.Zero));
    }

    internal static RuleBroken Unknown(string sku) => new("unknown-part", $"A peça {sku} não está cadastrada no estoque. Cadastre-a antes de comprar.");
}
