using Biela.Contracts.Inventory;
using Biela.Modules.Inventory.Domain;

namespace Biela.Modules.Inventory;

/// <summary>Makes a part known, so that it can be stocked, sold and bought.</summary>
internal static class RegisterPart
{
    internal sealed record Request(
        [Required, RegularExpression("[A-Za-z0-9][A-Za-z0-9._-]{0,39}", ErrorMessage = "até 40 letras, números, '.', '-' ou '_', sem espaços")] string Sku,
        [Required, StringLength(120, MinimumLength = 1)] string Name, [Required, StringLength(10, MinimumLength = 1)] string Unit,
        Quantity? ReorderPoint = null, Quantity? Maximum = null);

    internal sealed record Response(Guid Id);

    internal static async Task<Created<Response>> Handle(Request request, InventoryDb db, CancellationToken ct)
    {
        var part = new Part(request.Sku, request.Name.Trim(), request.Unit.Trim());
        if (await db.Parts.AnyAsync(p => p.Sku == part.Sku, ct)) throw new RuleBroken("sku-taken", $"Já existe uma peça com o código {part.Sku}.");
        part.Describe(part.Name, part.Unit, request.ReorderPoint, request.Maximum);
        db.Parts.Add(part);
        db.Publish(new PartRegistered(part.Id, part.Sku, part.Name, part.Unit));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/inventory/parts/{part.Sku}", new Response(part.Id));
    }
}
