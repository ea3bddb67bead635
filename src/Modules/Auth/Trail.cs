namespace Biela.Modules.Auth;

/// <summary>Adds to the audit trail, in the transaction of what it tells about.</summary>
internal sealed class Trail(AuthDb db, Tenant tenant, Actor actor, TimeProvider clock, IHttpContextAccessor http)
{
    public string Address => http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "";

    public string Agent => http.HttpContext?.Request.Headers.UserAgent.ToString() is { } agent ? agent[..Math.Min(agent.Length, 200)] : "";

    /// <summary>Something the signed-in caller did in their organization.</summary>
    public void Record(string what, string detail = "") => Record(tenant.Id, actor.UserId, actor.Name, what, detail);

    /// <summary>Something done by, or to the account of, somebody who is not signed in yet.</summary>
    public void Record(Guid? organizationId, Guid? userId, string who, string what, string detail = "", bool succeeded = true) =>
        db.AuditEntries.Add(AuditEntry.Of(organizationId, userId, who, what, detail, Address, succeeded, clock.GetUtcNow()));
}
