using Biela.Contracts.Inventory;

namespace Biela.Modules.Budgets;

/// <summary>Remembers code and name of a part, so that a budget can offer it.</summary>
internal static class KeepPartCard
{
    internal static async Task Handle(PartRegistered registered, BudgetsDb db, CancellationToken ct)
    {
        var part = await db.Parts.FirstOrDefaultAsync(p => p.Id == registered.PartId, ct);
        if (part is null) db.Parts.Add(part = new() { Id = registered.PartId, Code = registered.Sku });
        (part.Name, part.Unit) = (registered.Name, registered.Unit);
    }
}
