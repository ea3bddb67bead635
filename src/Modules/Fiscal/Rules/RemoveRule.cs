using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A rule that has not begun yet is taken back.</summary>
internal static class RemoveRule
{
    internal static async Task<NoContent> Handle(Guid id, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var rule = await db.OwnRules.FirstOrDefaultAsync(r => r.Id == id, ct).Found();
        rule.MustNotHaveBegun(tenant.Today(clock));
        db.Remove(rule);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
