namespace Biela.Modules.Auth;

/// <summary>What happened to the organization's accesses, newest first.</summary>
internal static class ListAudit
{
    internal sealed record Item(Guid Id, DateTimeOffset At, string Who, string What, string Detail, string Address, bool Succeeded);

    internal static async Task<Ok<Page<Item>>> Handle(AuthDb db, Tenant tenant, Guid? after, int? limit, CancellationToken ct) => TypedResults.Ok(
        await db.AuditEntries.Where(e => e.OrganizationId == tenant.Id).Page(
            e => e.Id, e => new Item(e.Id, e.At, e.Who, e.What, e.Detail, e.Address, e.Succeeded), after, limit, ct));
}
