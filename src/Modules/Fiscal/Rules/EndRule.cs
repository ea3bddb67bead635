using Biela.Modules.Fiscal.Domain;

namespace Biela.Modules.Fiscal;

/// <summary>A rule of the shop gets its last day.</summary>
internal static class EndRule
{
    internal sealed record Request(DateOnly Until);

    internal static async Task<Versioned<ListRules.Own>> Handle(
        Guid id, Request request, IfMatch match, FiscalDb db, Tenant tenant, TimeProvider clock, CancellationToken ct)
    {
        var rule = await db.OwnRules.FirstOrDefaultAsync(r => r.Id == id, ct).Found();
        match.Check(rule.Version);
        rule.End(request.Until, tenant.Today(clock));
        await db.SaveChangesAsync(ct);
        return Versioned.Ok(ListRules.Of(rule, tenant.Today(clock)), rule.Version);
    }
}
