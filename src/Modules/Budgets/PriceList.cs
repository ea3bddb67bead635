namespace Biela.Modules.Budgets;

/// <summary>What the shop sells, and at which price on a day: the catalogue, and the parts Inventory has registered.</summary>
internal sealed class PriceList(DateOnly day, IReadOnlyList<CatalogueItem> catalogue, IReadOnlyList<PartCard> parts)
{
    internal static async Task<PriceList> Load(BudgetsDb db, IReadOnlyCollection<string> codes, DateOnly day, CancellationToken ct) => new(
        day, await db.Catalogue.AsNoTracking().Where(c => codes.Contains(c.Code)).ToListAsync(ct),
        await db.Parts.AsNoTracking().Where(p => codes.Contains(p.Code)).ToListAsync(ct));

    /// <summary>
    /// The line as it is offered; what is not said is taken from the catalogue of the day. Parts have to be known, because they will be reserved;
    /// a service may be described and priced on the spot.
    /// </summary>
    internal Line Offer(
        LineKind kind, string code, Quantity quantity, string? description, UnitPrice? price, Money discount, Guid? component, PartCondition? condition,
        bool customers)
    {
        var item = catalogue.FirstOrDefault(c => c.Code == code && c.Kind == kind);
        var part = kind == LineKind.Part ? parts.FirstOrDefault(p => p.Code == code) : null;
        var free = customers || kind == LineKind.Service && price is not null;
        var name = description ?? item?.Description ?? part?.Name;
        if (name is null || item is null && part is null && !free)
            throw new RuleBroken("unknown-code", $"{code}: {(kind == LineKind.Part ? "peça desconhecida; cadastre-a no estoque ou no catálogo."
                : "serviço fora do catálogo; cadastre-o ou informe descrição e preço.")}");
        var list = customers ? null : item?.PriceOn(day);
        var unit = customers ? UnitPrice.Zero : price ?? list
            ?? throw new RuleBroken("no-price", $"{code}: sem preço no catálogo em {day:dd/MM/yyyy}; informe o preço unitário.");
        var newUnlessSaid = kind == LineKind.Part ? condition ?? PartCondition.New : (PartCondition?)null;
        return new(Guid.CreateVersion7(), kind, code, name, quantity, unit, discount, component, newUnlessSaid, customers) { ListPrice = list };
    }
}
