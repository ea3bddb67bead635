namespace Biela.Modules.Auth;

/// <summary>A shop signs up; whoever does it becomes its first Owner.</summary>
internal static class RegisterOrganization
{
    internal sealed record Request(
        [Required, StringLength(200)] string LegalName, [Required, StringLength(200)] string TradeName, Cnpj Cnpj, FirstOwner Owner,
        [StringLength(64)] string? TimeZone = null);

    internal sealed record FirstOwner(
        [Required, StringLength(120)] string Name, Email Email, [StringLength(Passwords.Longest, MinimumLength = Passwords.Shortest)] string Password);

    internal sealed record Response(Guid OrganizationId, Guid UserId);

    internal static async Task<Created<Response>> Handle(
        Request request, AuthDb db, Tenant tenant, Trail trail, Credentials credentials, TimeProvider clock, CancellationToken ct)
    {
        var (owner, now) = (request.Owner, clock.GetUtcNow());
        var organization = Organization.Register(request.LegalName, request.TradeName, request.Cnpj, request.TimeZone ?? Zones.Default.Id, now);
        if (await db.Organizations.AnyAsync(o => o.Cnpj == request.Cnpj, ct)) throw new RuleBroken("cnpj-taken", "Já existe uma oficina com este CNPJ.");
        // A person may own several shops: who has an account proves it with its password, counted like any sign-in.
        var known = await db.Users.AnyAsync(u => u.Email == owner.Email, ct);
        var user = known ? await credentials.Check(owner.Email, owner.Password, ct)
            : User.Create(owner.Name, owner.Email, credentials.Hash(owner.Password), now);

        tenant.Become(organization.Id, organization.TimeZone);
        await using var work = await db.Begin(ct);
        if (known) await credentials.Forgive(owner.Email, ct);
        else db.Users.Add(user);
        var membership = Membership.Join(organization.Id, user.Id, Role.Owner, now);
        db.AddRange(organization, membership);
        db.Publish(new OrganizationRegistered(organization.Id, organization.LegalName, organization.TradeName, organization.Cnpj.Value, organization.TimeZone));
        db.Publish(new MemberJoined(membership.Id, user.Id, user.Name, user.Email.Value, nameof(Role.Owner)));
        trail.Record(organization.Id, user.Id, user.Name, "organization-registered", organization.TradeName);
        await work.Commit(ct);
        return TypedResults.Created("/api/v1/auth/organization", new Response(organization.Id, user.Id));
    }
}
